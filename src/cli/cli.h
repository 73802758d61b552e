/* cli: the command `isnad`. This header is its map, one block a file; main.c ties them together.
 *
 *     main ─▶ commands ─▶ options ─▶ read, explain, dump ─▶ session ─▶ page floor ─▶ pool ─ jobs ─▶ session ─▶ output
 *                                                              └▶ progress, message, interrupt
 *
 * May use: isnad.h, page/page.h, the C library and POSIX.
 */
#ifndef ISNAD_CLI_H
#define ISNAD_CLI_H

#include "isnad.h"
#include "page/page.h"

/* What the command ends with. docs/FORMAT promises the first three. */
typedef enum cli_exit {
  CLI_OK = 0,            /* all was read */
  CLI_UNREAD = 1,        /* some input could not be read, or the output not be written */
  CLI_USAGE = 2,         /* wrong usage */
  CLI_INTERRUPTED = 130, /* as a shell tells SIGINT */
  CLI_PIPE_CLOSED = 141, /* as a shell tells SIGPIPE: who read the output had enough */
  CLI_TERMINATED = 143   /* as a shell tells SIGTERM */
} cli_exit;

/* ---- options.c: the table of options, and the parser --------------------------------------------------------- */

/* What the command line asks for. Strings are argv's. */
typedef struct cli_options {
  int from;                        /* page_format */
  int to;                          /* isnad_format, or CLI_TO_DEFAULT */
  const char *date;                /* YYYY-MM-DD, a day of the calendar; NULL: none */
  const char *outlet;              /* NULL: none */
  const char *layer;               /* of dump; NULL: none */
  const char *columns;             /* of tables; NULL: as their headers say */
  size_t max_story;                /* bytes; 0: the page floor's own limit */
  size_t jobs;                     /* threads; 0: one for each processor */
  size_t limit;                    /* stories; 0: all */
  const char *since, *until;       /* days, both inside; NULL: any */
  const char *lang;                /* NULL: any */
  const char **lexicons, **inputs; /* each in the order given; one allocation, freed by cli_options_done */
  size_t n_lexicons, n_inputs;
  bool help;
} cli_options;

enum { CLI_TO_DEFAULT = -1 };

/* Bits of the commands that take an option. */
enum { CLI_FOR_READ = 1, CLI_FOR_EXPLAIN = 2, CLI_FOR_DUMP = 4, CLI_FOR_INPUT = 7, CLI_FOR_HELP = 8, CLI_FOR_ALL = 15 };

typedef enum cli_option_kind {
  CLI_FLAG,   /* bool */
  CLI_CHOICE, /* int, one of `choices` */
  CLI_STRING, /* const char * */
  CLI_DATE,   /* const char *, checked */
  CLI_SIZE,   /* size_t: 8M, 512K */
  CLI_NUMBER, /* size_t above 0 */
  CLI_LIST    /* lexicons: may be given again */
} cli_option_kind;

typedef struct cli_choice {
  const char *name;
  int value;
} cli_choice;

typedef struct cli_option {
  const char *name; /* without its two dashes */
  char letter;      /* 0: none */
  cli_option_kind kind;
  size_t place;              /* offset of its value in cli_options */
  unsigned commands;         /* CLI_FOR_ bits */
  const cli_choice *choices; /* of CLI_CHOICE, up to one without a name */
  const char *value;         /* what help calls its value */
  const char *help;
} cli_option;

extern const cli_option cli_option_table[];
extern const size_t cli_n_options;

struct cli_command;

/* Reads argv[0 .. argc) into *options, which wants cli_options_done in any case. False: wrong usage, told. */
bool cli_options_parse(cli_options *options, const struct cli_command *command, int argc, char **argv);
void cli_options_done(cli_options *options);

/* ---- values.c: what options are made of ----------------------------------------------------------------------- */

/* A day of the calendar as YYYY-MM-DD, years 0001 to 9999. */
bool cli_is_date(const char *text);
/* A number of bytes above 0: 4096, 512K, 8M, 1G (powers of 1024; kb, MB and MiB too). */
bool cli_size_parse(const char *text, size_t *size);
/* A number above 0. */
bool cli_number_parse(const char *text, size_t *number);
/* How many letters must be added, dropped or changed to make one word the other, at most `limit` + 1. */
size_t cli_distance(const char *from, const char *to, size_t limit);

/* ---- commands.c: the table of commands --------------------------------------------------------------------------- */

typedef struct cli_command {
  const char *name;
  unsigned bit;          /* CLI_FOR_ */
  const char *arguments; /* for its usage line */
  const char *summary;   /* one line */
  const char *details;   /* more lines for its help, or "" */
  cli_exit (*run)(const cli_options *options);
} cli_command;

extern const cli_command cli_commands[];
extern const size_t cli_n_commands;

/* NULL where there is none of that name. */
const cli_command *cli_command_find(const char *name);
/* Finds the command that argv names and runs it: all of the program. */
cli_exit cli_run(int argc, char **argv);

/* ---- one file a command ---------------------------------------------------------------------------------------- */

cli_exit cli_read(const cli_options *options);
cli_exit cli_explain(const cli_options *options);
cli_exit cli_dump(const cli_options *options);
cli_exit cli_help(const cli_options *options);
cli_exit cli_version(const cli_options *options);
/* Help on one command, on standard output. */
cli_exit cli_help_on(const cli_command *command);

/* ---- session.c: all inputs through one engine ----------------------------------------------------------------------
 */

struct cli_output;

/* What a command does with stories. Each job has an output in memory and what `open` made for it; what was written
 * there for a story is given to the command's own output later, in the order of the input. */
typedef struct cli_taker {
  void *(*open)(const cli_options *options, struct cli_output *output); /* NULL: no memory */
  isnad_status (*take)(void *taken, const isnad_story *story);          /* all of it is in the output after that */
  void (*close)(void *taken);
  /* `context` is cli_session_run's. What is not ISNAD_OK stops; the output knows why. */
  isnad_status (*give)(void *context, const char *bytes, size_t size);
} cli_taker;

/* Reads every input of the options and hands its stories over. `layers` as in isnad_story_read. */
cli_exit cli_session_run(const cli_options *options, unsigned layers, const cli_taker *taker, void *context);
page_options cli_page_options(const cli_options *options);

/* ---- lexicons.c: the files of --lexicon -----------------------------------------------------------------------------
 */

/* Opens an engine with the tables that the options name. What went wrong is told. */
bool cli_engine_open(const cli_options *options, isnad_engine **engine);

/* ---- output.c: standard output ------------------------------------------------------------------------------------
 */

typedef struct cli_output {
  int error;   /* errno of the first failed write, or 0 */
  bool kept;   /* in memory, below, instead of being written */
  char *bytes; /* whoever set `kept` frees them */
  size_t size, room;
} cli_output;

/* An isnad_write; the context is a cli_output. */
bool cli_output_write(void *context, const char *bytes, size_t size);
/* The same as a cli_taker's `give`. */
isnad_status cli_output_give(void *context, const char *bytes, size_t size);
/* Writes the line `== ID` that opens a story. */
void cli_output_story(cli_output *self, const isnad_story *story);
/* Writes a C string. */
void cli_output_text(cli_output *self, const char *text);
/* Closes standard output and tells what could not be written. Returns `so_far`, or what the failure asks for. */
cli_exit cli_output_finish(cli_output *self, cli_exit so_far);

/* Of the terminal that standard output is; false and 0 where it is none. */
bool cli_output_is_terminal(void);
bool cli_output_has_colour(void);
uint32_t cli_output_columns(void);

/* ---- message.c: lines on standard error ---- */

/* `isnad: ` and a printf message, as one line. Control characters in it become `?`. */
void cli_say(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The same and where to find help, on the same line. `command` may be NULL. Returns CLI_USAGE. */
cli_exit cli_say_usage(const cli_command *command, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* ---- progress.c: a line at the foot of a terminal while long work runs ---- */

typedef struct cli_tally {
  size_t records, stories, statements;
  uint64_t bytes; /* of stories' text */
} cli_tally;

/* Of the inputs those that are files tell how much there is to do. */
void cli_progress_start(const char *const *inputs, size_t n_inputs);
/* So many bytes of the inputs were read. Any thread. */
void cli_progress_read(size_t bytes);
/* Shows the tally where a second has gone by and the line is some time old. */
void cli_progress_show(const cli_tally *tally);
/* Takes the line away, if it is there. */
void cli_progress_erase(void);

/* ---- job.c: one piece of an input, from its bytes to its output ---- */

typedef enum cli_job_kind {
  CLI_JOB_NOTHING,
  CLI_JOB_PIECE,
  CLI_JOB_DOCUMENT,
  CLI_JOB_PROBLEM,     /* what the reading thread found */
  CLI_JOB_END_OF_INPUT /* its status is the input's */
} cli_job_kind;

/* A story that was read: where its output ends. */
typedef struct cli_job_story {
  size_t end, n_statements, text_size;
} cli_job_story;

typedef struct cli_problem {
  isnad_error error;
  size_t before; /* stories of the job before it */
} cli_problem;

typedef struct cli_job {
  cli_job_kind kind;
  page_piece piece;
  isnad_document document;
  char *input; /* as the user named it, or as it was found in a folder */
  cli_output output;
  cli_job_story *stories;
  cli_problem *problems;
  size_t n_stories, n_problems;
  isnad_status status;
  isnad_error error;
  bool broken_off; /* by an interrupt */
  /* The same for all jobs of a pool, and what each keeps: */
  const cli_options *options;
  unsigned layers;
  const cli_taker *taker;
  void *taken;
  isnad_story *story; /* of the thread that runs it */
  char *bytes;        /* of the copies */
  size_t bytes_room, input_room, stories_room, problems_room;
} cli_job;

/* False: no memory; cli_job_done is due in any case. */
bool cli_job_init(cli_job *self, const cli_options *options, unsigned layers, const cli_taker *taker);
void cli_job_done(cli_job *self);
void cli_job_reset(cli_job *self);
/* Each copies what it is given. False: no memory. */
bool cli_job_set_input(cli_job *self, const char *input);
bool cli_job_set_piece(cli_job *self, const page_piece *piece);
bool cli_job_set_document(cli_job *self, const isnad_document *document);
bool cli_job_set_problem(cli_job *self, const isnad_error *error);
void cli_job_run(cli_job *self, isnad_story *story); /* the story is the thread's own */

/* ---- pool.c: jobs on several threads, in order ---- */

#define CLI_MOST_JOBS 256

typedef struct cli_pool cli_pool;

/* Takes jobs that are done, one at a time and in order, in any thread. False: no more. */
typedef bool cli_give(void *context, const cli_job *job);

/* NULL: no memory. */
cli_pool *cli_pool_new(const isnad_engine *engine, const cli_options *options, unsigned layers, const cli_taker *taker,
                       cli_give *give, void *context);
/* The job to fill next, waiting until there is one; NULL: no more are wanted. */
cli_job *cli_pool_next(cli_pool *self);
/* Puts the job in that was filled. False: no more are wanted. */
bool cli_pool_put(cli_pool *self);
/* Runs and gives back what is still in it, and ends it. */
void cli_pool_free(cli_pool *self);
unsigned cli_pool_processors(void);

/* ---- interrupt.c: SIGINT and SIGPIPE ---- */

void cli_interrupt_catch(void);
/* 0, or what to end with: CLI_INTERRUPTED, CLI_TERMINATED. */
cli_exit cli_interrupted(void);

#endif
