/* JSON written piece by piece: json-glib's generator prints every number with 17 digits and each on a line of
 * its own, which neither a person nor a diff can read. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RecourseJsonText RecourseJsonText;

/**
 * RecourseJsonLayout:
 * @RECOURSE_JSON_LINES: each member or element on a line of its own
 * @RECOURSE_JSON_ROW: all on one line, and all within likewise
 */
typedef enum
{
  RECOURSE_JSON_LINES,
  RECOURSE_JSON_ROW,
} RecourseJsonLayout;

RecourseJsonText *recourse_json_text_new (void);

/* (transfer full): ends the text and frees the writer */
char *recourse_json_text_finish (RecourseJsonText *self);

/* In all of these @key is %NULL within an array and at the top. */
void
recourse_json_text_open_object (RecourseJsonText *self, const char *key, RecourseJsonLayout layout);
void
recourse_json_text_open_array (RecourseJsonText *self, const char *key, RecourseJsonLayout layout);
void recourse_json_text_close (RecourseJsonText *self);

/* The shortest decimal that reads back as the same double; null where it is not finite. */
void recourse_json_text_add_number (RecourseJsonText *self, const char *key, double value);
void recourse_json_text_add_count (RecourseJsonText *self, const char *key, guint64 value);
void recourse_json_text_add_flag (RecourseJsonText *self, const char *key, gboolean value);

/* @value: (nullable): UTF-8; %NULL gives null */
void recourse_json_text_add_string (RecourseJsonText *self, const char *key, const char *value);

/* An array of numbers on one line. */
void recourse_json_text_add_numbers (RecourseJsonText *self,
                                     const char *key,
                                     const double *values,
                                     gsize n);

/* (transfer full): the shortest decimal that reads back as the same double, in any locale */
char *recourse_number_to_text (double value);

G_END_DECLS
