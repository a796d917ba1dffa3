/* Every template is a dossier without a fault or a warning, laid out as an edit would, and computes. */
#include <math.h>

#include "document/document.h"
#include "document/templates.h"

static void
test_template (gconstpointer data)
{
  const RecourseTemplate *template = data;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (template->path, 0, NULL);
  g_autoptr (RecourseLoaded) loaded = recourse_loaded_new (bytes, NULL);
  g_autoptr (RecourseEdit) edit = recourse_edit_new (bytes);
  g_autoptr (GBytes) laid_out = recourse_edit_dup_bytes (edit);
  g_autoptr (RecourseResults) results = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < loaded->faults->len; i++)
    g_test_message ("%s", ((RecourseFault *)g_ptr_array_index (loaded->faults, i))->message);
  g_assert_cmpuint (loaded->faults->len, ==, 0);
  g_assert_true (g_bytes_equal (bytes, laid_out));
  results = recourse_program_run (loaded->program, 20000, 1, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (results->n_paths, >=, 2);
  g_assert_cmpuint (results->n_stakeholders, >=, 2);
  for (guint p = 0; p < results->n_paths; p++)
    for (guint s = 0; s < results->n_stakeholders; s++)
      g_assert_true (isfinite (recourse_results_payoff (results, p, s)->mean));
}

/* A newcomer's first steps: what is in a template can be renamed and removed like anything else. */
static void
test_edited (gconstpointer data)
{
  const RecourseTemplate *template = data;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (template->path, 0, NULL);
  g_autoptr (RecourseDocument) document =
      recourse_document_new (recourse_loaded_new (bytes, NULL), NULL);
  RecourseEdit *edit = recourse_document_edit (document);

  g_assert_false (recourse_document_is_modified (document));
  recourse_edit_set_text (edit, "/title", "Ours");
  recourse_edit_rename_record (edit, "/stakeholders/0", "we");
  recourse_edit_set_text (edit, "/stakeholders/0/label", "We");
  g_assert_true (recourse_document_commit (document, edit, "Begin", NULL, NULL));
  g_assert_true (recourse_document_is_modified (document));
  g_assert_null (recourse_document_get_file (document));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (const RecourseTemplate *t = recourse_templates; t->name != NULL; t++)
    {
      g_autofree char *sound = g_strconcat ("/templates/sound/", t->name, NULL);
      g_autofree char *edited = g_strconcat ("/templates/edited/", t->name, NULL);

      g_assert_true (recourse_template_find (t->name) == t);
      g_test_add_data_func (sound, t, test_template);
      g_test_add_data_func (edited, t, test_edited);
    }
  return g_test_run ();
}
