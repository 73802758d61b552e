/* outside: a program of another project, built against the installed library: it prints who said what. */
#include <isnad.h>
#include <stdio.h>

static void print(isnad_string text) { printf("%.*s", (int)text.size, text.data ? text.data : ""); }

int main(void) {
  isnad_engine *engine;
  isnad_error error;
  if (isnad_engine_open(NULL, &engine, &error) != ISNAD_OK) {
    fprintf(stderr, "%s\n", error.message);
    return 1;
  }
  isnad_story *story = isnad_story_new(engine);
  isnad_document document = {.text = isnad_string_of("وقالت الوزيرة سلمى الداوودي إن الجسر سيفتح الأحد.")};
  if (story && isnad_story_read(story, &document, ISNAD_LAYERS_ALL, &error) == ISNAD_OK) {
    for (size_t i = 0; i < story->n_statements; i++) {
      const isnad_statement *statement = &story->statements[i];
      isnad_span content = statement->content[0];
      print(statement->speaker);
      printf(" | ");
      print((isnad_string){story->text.data + content.begin, content.end - content.begin});
      printf("\n");
    }
  }
  isnad_story_free(story);
  isnad_engine_close(engine);
  return 0;
}
