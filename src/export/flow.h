/* flow: lines of Arabic for a terminal: wrapped between words, indented, coloured, and read from the right.
 *
 * Each line opens with U+200F so that a terminal with bidi sets it right to left even where its first word is Latin.
 * Names with Latin letters go into an isolate (U+2067 … U+2069), which keeps them from drawing their neighbours along.
 * Without colour no escape is written; without columns no line is broken. May use: width, text/utf8, buffer.
 */
#ifndef ISNAD_EXPORT_FLOW_H
#define ISNAD_EXPORT_FLOW_H

#include "export/buffer.h"

/* ANSI renditions; the numbers are those of the escape (ECMA-48 SGR). */
typedef enum export_style {
  EXPORT_PLAIN = 0,
  EXPORT_BOLD = 1,
  EXPORT_DIM = 2,
  EXPORT_RED = 31,
  EXPORT_GREEN = 32,
  EXPORT_YELLOW = 33,
  EXPORT_CYAN = 36
} export_style;

typedef struct export_flow {
  export_buffer *out;
  bool colour;
  uint32_t columns;   /* 0: no wrapping */
  uint32_t indent;    /* of the lines to come */
  uint32_t reserve;   /* cells to keep free for what will be glued behind */
  uint32_t column;    /* cells taken on this line */
  export_style style; /* in force */
  bool begun;         /* the line holds something */
  bool glued;         /* the next word stands right after the last one */
  const char *prefix; /* stands right before the next word, or NULL */
  uint32_t prefix_width;
} export_flow;

/* Words of a string, white space as one blank, a blank before the first. Line breaks of the text are white space. */
void export_flow_text(export_flow *self, isnad_string string, export_style style);
void export_flow_label(export_flow *self, const char *text, export_style style);
void export_flow_number(export_flow *self, uint64_t number, export_style style);

/* A name: like text, isolated where Latin letters or digits might reorder the line. */
void export_flow_name(export_flow *self, isnad_string name, export_style style);

/* Sets `text`, of `width` cells, right before the next word and on its line. */
void export_flow_prefix(export_flow *self, const char *text, uint32_t width);

/* The next word follows without a blank and stays on the line: see `reserve`. */
void export_flow_glue(export_flow *self);

/* Ends the line if it holds anything. */
void export_flow_end(export_flow *self);

#endif
