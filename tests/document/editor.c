/* A document without a window, to be hurt: edits, keeps and saves as the window does.
 *   editor save FILE TO   one edit, kept, then saved; says what became of it
 *   editor run FILE       edits for ever, saving now and then; says which edit it made
 *   editor recover [FILE] says what a crash left, and what FILE holds */
#include <stdio.h>
#include <string.h>

#include "document/recovery.h"
#include "file/load.h"

#define EDIT_EVERY_MS 30
#define SAVE_EVERY 50

static RecourseDocument *
open_file (GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = recourse_load_file (file, NULL, &error);
  RecourseDocument *document;

  g_assert_no_error (error);
  document = recourse_document_new (recourse_loaded_new (bytes, NULL), file);
  recourse_document_guard (document);
  return document;
}

static void
say (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  vprintf (format, arguments);
  va_end (arguments);
  fflush (stdout);
}

static void
edit (RecourseDocument *document, guint number)
{
  g_autofree char *label = g_strdup_printf ("Edit %u", number);
  RecourseEdit *change = recourse_document_edit (document);
  g_autoptr (RecourseFaults) faults = NULL;

  recourse_edit_set_text (change, "/stakeholders/0/label", label);
  g_assert_true (recourse_document_commit (document, change, "Edit", NULL, &faults));
}

/* The number of the edit that the bytes hold; 0: none. */
static guint
number_in (GBytes *bytes)
{
  const char *text = g_bytes_get_data (bytes, NULL);
  const char *found = g_strstr_len (text, (gssize)g_bytes_get_size (bytes), "\"Edit ");

  return found != NULL ? (guint)g_ascii_strtoull (found + strlen ("\"Edit "), NULL, 10) : 0;
}

static gboolean
is_kept (void)
{
  g_autofree char *folder = recourse_recovery_dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".recovery"))
      return TRUE;
  return FALSE;
}

static gboolean
has_trouble (RecourseDocument *document)
{
  g_autofree char *trouble = NULL;

  g_object_get (document, "recovery-trouble", &trouble, NULL);
  return trouble != NULL;
}

/* Until the work is kept (or not any more), or that failed. */
static void
wait_kept (RecourseDocument *document, gboolean kept, gint64 most_us)
{
  const gint64 end = g_get_monotonic_time () + most_us;

  while (is_kept () != kept && !has_trouble (document) && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **slot = data;

  *slot = g_object_ref (result);
}

static gboolean
save (RecourseDocument *document, GFile *file, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  recourse_document_save_async (document, file, FALSE, NULL, on_saved, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return recourse_document_save_finish (document, result, error);
}

static void
save_once (GFile *file, GFile *to)
{
  g_autoptr (RecourseDocument) document = open_file (file);
  g_autoptr (GError) error = NULL;
  gboolean is_saved;

  edit (document, 1);
  wait_kept (document, TRUE, 3 * G_USEC_PER_SEC);
  say (has_trouble (document) ? "trouble\n" : "kept\n");
  is_saved = save (document, to, &error);
  say (is_saved ? "saved\n" : "failed %s\n", is_saved ? "" : error->message);
  say (recourse_document_is_modified (document) ? "modified\n" : "clean\n");
  if (is_saved)
    wait_kept (document, FALSE, G_USEC_PER_SEC / 5);
}

static gboolean
edit_again (gpointer data)
{
  RecourseDocument *document = data;
  static guint number = 0;

  edit (document, ++number);
  say ("%u %" G_GINT64_FORMAT "\n", number, g_get_monotonic_time ());
  if (number % SAVE_EVERY == 0)
    (void)save (document, NULL, NULL);
  return G_SOURCE_CONTINUE;
}

static void
run (GFile *file)
{
  g_autoptr (RecourseDocument) document = open_file (file);

  g_timeout_add (EDIT_EVERY_MS, edit_again, document);
  for (;;)
    g_main_context_iteration (NULL, TRUE);
}

static void
recover (GFile *file)
{
  g_autoptr (GPtrArray) found = recourse_recovery_find ();
  g_autoptr (GBytes) bytes = file != NULL ? recourse_load_file (file, NULL, NULL) : NULL;

  if (bytes != NULL)
    say ("file %u\n", number_in (bytes));
  for (guint i = 0; i < found->len; i++)
    {
      RecourseRecovered *work = g_ptr_array_index (found, i);

      say ("work %u\n", number_in (work->bytes));
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GFile) file = argc > 2 ? g_file_new_for_path (argv[2]) : NULL;

  g_autoptr (GFile) to = argc > 3 ? g_file_new_for_path (argv[3]) : NULL;

  if (argc > 3 && g_str_equal (argv[1], "save"))
    save_once (file, to);
  else if (argc > 2 && g_str_equal (argv[1], "run"))
    run (file);
  else if (argc > 1 && g_str_equal (argv[1], "recover"))
    recover (file);
  else
    return 2;
  return 0;
}
