/* Standard streams and files of the command line: reading a dossier, printing faults, errors and text. */
#include "config.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "commands/input.h"
#include "file/load.h"

static GBytes *
read_standard_input (GError **error)
{
  g_autoptr (GInputStream) stream = g_unix_input_stream_new (STDIN_FILENO, FALSE);

  return recourse_load_stream (stream, NULL, error);
}

static GBytes *
read_path (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);

  return recourse_load_file (file, NULL, error);
}

/* A dossier's text may come from a stranger: what would steer a terminal is not passed on to it. */
static char *
tame (const char *text, const char *allowed)
{
  char *tame = g_strdup (text);

  for (char *p = tame; *p != '\0'; p++)
    if (((guchar)*p < 0x20 && strchr (allowed, *p) == NULL) || *p == 0x7f)
      *p = ' ';
    else if ((guchar)p[0] == 0xc2 && (guchar)p[1] >= 0x80 && (guchar)p[1] < 0xa0)
      p[0] = p[1] = ' ';
  return tame;
}

static void
print_error_line (const char *text)
{
  g_autofree char *line = tame (text, "");

  fputs (line, stderr);
  fputc ('\n', stderr);
}

static GBytes *
read_file (const char *file, GError **error)
{
  if (file == NULL)
    return recourse_embedded_default ();
  return g_str_equal (file, "-") ? read_standard_input (error) : read_path (file, error);
}

RecourseExit
recourse_input_read_file (const char *file, RecourseLiving **living)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = read_file (file, &error);
  g_autofree char *line = NULL;

  if (bytes == NULL)
    return recourse_input_file_error (error);
  *living = recourse_living_open (bytes, &error);
  if (*living != NULL)
    return RECOURSE_EXIT_DONE;
  line = g_strdup_printf ("%s: error: %s", file, error->message);
  print_error_line (line);
  return RECOURSE_EXIT_INPUT;
}

static void
print_fault (const char *file, const RecourseFault *fault)
{
  const char *severity = fault->is_warning ? "warning" : "error";
  const gboolean has_where = fault->where != NULL && *fault->where != '\0';
  g_autofree char *line =
      g_strdup_printf ("%s:%u:%u: %s: %s%s%s", file, fault->line, fault->column, severity,
                       has_where ? fault->where : "", has_where ? ": " : "", fault->message);

  print_error_line (line);
}

void
recourse_input_print_faults (const char *file, RecourseFaults *faults)
{
  g_autofree char *embedded = g_path_get_basename (recourse_embedded_dossiers[0]);

  for (guint i = 0; i < faults->len; i++)
    print_fault (file != NULL ? file : embedded, g_ptr_array_index (faults, i));
}

RecourseExit
recourse_input_usage_error (const char *command, const char *format, ...)
{
  g_autofree char *message = NULL;
  g_autofree char *line = NULL;
  const char *name = g_get_prgname ();
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (command == NULL && name != NULL && g_str_has_prefix (name, "recourse "))
    command = name + strlen ("recourse ");
  line = command != NULL ? g_strdup_printf (_ ("recourse %s: %s (see “recourse %s --help”)"),
                                            command, message, command)
                         : g_strdup_printf (_ ("recourse: %s (see “recourse --help”)"), message);
  print_error_line (line);
  return RECOURSE_EXIT_USAGE;
}

RecourseExit
recourse_input_file_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, RECOURSE_EXIT_FILE);

  g_autofree char *line = g_strdup_printf ("recourse: %s", error->message);

  print_error_line (line);
  return RECOURSE_EXIT_FILE;
}

RecourseExit
recourse_input_print (const char *text)
{
  g_autofree char *shown = tame (text, "\n\r\t");
  g_autoptr (GError) error = NULL;

  if (fputs (shown, stdout) != EOF && fflush (stdout) == 0)
    return RECOURSE_EXIT_DONE;
  g_set_error (&error, G_IO_ERROR, g_io_error_from_errno (errno),
               _ ("Standard output could not be written: %s"), g_strerror (errno));
  return recourse_input_file_error (error);
}
