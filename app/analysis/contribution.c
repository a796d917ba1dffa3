/* Expected payoffs taken apart.  A dossier is compiled once more with a stakeholder for each line: it has
 * nothing but a copy of that term, or that share in another.  Nobody's decision depends on it, so policy and
 * draws are those of the simulation, and expectation being linear the lines add up to the mean. */
#include "config.h"

#include "analysis/contribution.h"

#include "expected.h"
#include "model/walk.h"
#include "program-private.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <math.h>

/* ---- the dossier with a stakeholder for each line ---- */

static void
copy_list (GListStore *from, GListStore *to)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (from)); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (from), i);

      g_list_store_append (to, item);
    }
}

/* Lists of its own, records shared. */
static RecourseDossier *
copy_for_arithmetic (RecourseDossier *dossier)
{
  RecourseDossier *copy = recourse_dossier_new ();
  RecourseRecord *record = RECOURSE_RECORD (copy);

  if (dossier->horizon != NULL)
    recourse_record_set_record (record, "horizon", RECOURSE_RECORD (dossier->horizon));
  if (dossier->discount != NULL)
    recourse_record_set_record (record, "discount", RECOURSE_RECORD (dossier->discount));
  if (dossier->correlations != NULL)
    recourse_record_set_record (record, "correlations", RECOURSE_RECORD (dossier->correlations));
  copy_list (dossier->conflicts, copy->conflicts);
  copy_list (dossier->claims, copy->claims);
  copy_list (dossier->stakeholders, copy->stakeholders);
  copy_list (dossier->constants, copy->constants);
  copy_list (dossier->levers, copy->levers);
  copy_list (dossier->drivers, copy->drivers);
  copy_list (dossier->profiles, copy->profiles);
  copy_list (dossier->variables, copy->variables);
  copy_list (dossier->parameters, copy->parameters);
  copy_list (dossier->terms, copy->terms);
  copy_list (dossier->paths, copy->paths);
  copy_list (dossier->scenarios, copy->scenarios);
  return copy;
}

/* No id of a dossier holds a blank. */
static char *
line_id (guint line)
{
  return g_strdup_printf ("line %u", line);
}

static RecourseStakeholder *
add_stakeholder (RecourseDossier *copy, guint line)
{
  g_autoptr (RecourseStakeholder) stakeholder = g_object_new (RECOURSE_TYPE_STAKEHOLDER, NULL);
  g_autofree char *id = line_id (line);

  recourse_record_set_text (RECOURSE_RECORD (stakeholder), "id", id);
  g_list_store_append (copy->stakeholders, stakeholder);
  return stakeholder; /* the list holds it */
}

static void
add_term (RecourseDossier *copy, const RecourseTerm *term, guint line)
{
  g_autoptr (RecourseTerm) own = g_object_new (RECOURSE_TYPE_TERM, NULL);
  g_autofree char *id = line_id (line);

  add_stakeholder (copy, line);
  recourse_record_set_text (RECOURSE_RECORD (own), "id", id);
  recourse_record_set_text (RECOURSE_RECORD (own), "stakeholder", id);
  recourse_record_set_text (RECOURSE_RECORD (own), "formula", term->formula);
  recourse_record_set_text (RECOURSE_RECORD (own), "profile", term->profile);
  g_list_store_append (copy->terms, own);
}

/* ---- the lines ---- */

static guint
find_stakeholder (const RecourseResults *results, const char *id)
{
  for (guint i = 0; id != NULL && i < results->n_stakeholders; i++)
    if (g_str_equal (results->stakeholders[i], id))
      return i;
  return G_MAXUINT;
}

static void
add_line (
    GArray *lines, RecourseLineKind kind, guint stakeholder, const char *id, const char *label)
{
  RecourseContributionLine line = { kind, stakeholder, g_strdup (id), g_strdup (label) };

  g_array_append_val (lines, line);
}

static void
add_terms (RecourseDossier *dossier,
           const RecourseResults *results,
           RecourseDossier *copy,
           GArray *lines)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (dossier->terms)); i++)
    {
      g_autoptr (RecourseTerm) term = g_list_model_get_item (G_LIST_MODEL (dossier->terms), i);
      const guint stakeholder = find_stakeholder (results, term->stakeholder);

      if (stakeholder == G_MAXUINT)
        continue;
      add_term (copy, term, lines->len);
      add_line (lines, RECOURSE_LINE_TERM, stakeholder,
                recourse_record_get_id (RECOURSE_RECORD (term)),
                recourse_record_get_label (RECOURSE_RECORD (term)));
    }
}

static void
add_look_throughs (RecourseDossier *dossier,
                   const RecourseResults *results,
                   RecourseDossier *copy,
                   GArray *lines)
{
  for (guint s = 0; s < results->n_stakeholders; s++)
    {
      g_autoptr (RecourseStakeholder) holder =
          g_list_model_get_item (G_LIST_MODEL (dossier->stakeholders), results->positions[s]);

      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (holder->look_through)); i++)
        {
          g_autoptr (RecourseShare) share =
              g_list_model_get_item (G_LIST_MODEL (holder->look_through), i);
          RecourseRecord *of = recourse_dossier_find (dossier, dossier->stakeholders, share->of);

          if (of == NULL || find_stakeholder (results, share->of) == G_MAXUINT)
            continue;
          g_list_store_append (add_stakeholder (copy, lines->len)->look_through, share);
          add_line (lines, RECOURSE_LINE_LOOK_THROUGH, s, share->of,
                    recourse_record_get_label (of));
        }
    }
}

static gboolean
path_pays (RecoursePath *path, const char *stakeholder)
{
  RecourseWalk walk;
  RecourseNode *node;
  gboolean pays = FALSE;

  recourse_walk_init (&walk, path->tree);
  while (!pays && recourse_walk_next (&walk, &node))
    for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (node->payoffs)); i++)
      {
        g_autoptr (RecourseAssignment) payoff =
            g_list_model_get_item (G_LIST_MODEL (node->payoffs), i);

        pays |= g_strcmp0 (payoff->name, stakeholder) == 0;
      }
  recourse_walk_clear (&walk);
  return pays;
}

static void
add_outcomes (RecourseDossier *dossier, const RecourseResults *results, GArray *lines)
{
  for (guint s = 0; s < results->n_stakeholders; s++)
    {
      gboolean pays = FALSE;

      for (guint i = 0; i < results->n_paths && !pays; i++)
        {
          g_autoptr (RecoursePath) path = g_list_model_get_item (G_LIST_MODEL (dossier->paths), i);

          pays = path_pays (path, results->stakeholders[s]);
        }
      if (pays)
        add_line (lines, RECOURSE_LINE_OUTCOMES, s, NULL, NULL);
    }
}

/* ---- adding up ---- */

static guint
find_row (const RecourseProgram *program, guint line)
{
  g_autofree char *id = line_id (line);

  for (guint i = 0; i < program->n_stakeholders; i++)
    if (g_str_equal (program->stakeholders[i], id))
      return i;
  g_return_val_if_reached (0);
}

/* What outcomes pay is what the other lines leave of the mean.  Where they pay nothing only rounding is left,
 * and goes to the largest line, so that the lines add up in every digit. */
static void
settle (RecourseContributions *self, const RecourseResults *results, guint path, guint stakeholder)
{
  double *values = self->values + (gsize)path * self->n_lines;
  double rest = recourse_results_payoff (results, path, stakeholder)->mean;
  guint taker = G_MAXUINT;

  for (guint i = 0; i < self->n_lines; i++)
    {
      if (self->lines[i].stakeholder != stakeholder)
        continue;
      rest -= values[i];
      if (taker == G_MAXUINT || self->lines[i].kind == RECOURSE_LINE_OUTCOMES
          || fabs (values[i]) > fabs (values[taker]))
        taker = i;
    }
  if (taker != G_MAXUINT)
    values[taker] += rest;
}

static void
fill (RecourseContributions *self,
      const RecourseProgram *program,
      const double *means,
      const RecourseResults *results)
{
  self->n_paths = results->n_paths;
  self->values = g_new0 (double, (gsize)self->n_paths * self->n_lines + 1);
  for (guint i = 0; i < self->n_lines; i++)
    {
      const guint row = self->lines[i].kind == RECOURSE_LINE_OUTCOMES ? 0 : find_row (program, i);

      for (guint path = 0; path < self->n_paths && self->lines[i].kind != RECOURSE_LINE_OUTCOMES;
           path++)
        self->values[(gsize)path * self->n_lines + i] =
            means[(gsize)path * program->n_stakeholders + row];
    }
  for (guint path = 0; path < self->n_paths; path++)
    for (guint s = 0; s < results->n_stakeholders; s++)
      settle (self, results, path, s);
}

RecourseContributions *
recourse_contributions_new (RecourseDossier *dossier,
                            const RecourseChoices *choices,
                            const RecourseResults *results,
                            guint threads,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (RecourseContributions) self = g_new0 (RecourseContributions, 1);
  g_autoptr (RecourseDossier) copy = copy_for_arithmetic (dossier);
  g_autoptr (RecourseFaults) faults = recourse_faults_new ();
  g_autoptr (RecourseProgram) program = NULL;
  g_autofree double *means = NULL;
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (RecourseContributionLine));

  add_terms (dossier, results, copy, lines);
  add_look_throughs (dossier, results, copy, lines);
  add_outcomes (dossier, results, lines);
  self->n_lines = lines->len;
  self->lines = (RecourseContributionLine *)(gpointer)g_array_free (lines, FALSE);
  program = recourse_program_compile (copy, choices, faults);
  if (program == NULL)
    {
      g_set_error (error, RECOURSE_ANALYSIS_ERROR, RECOURSE_ANALYSIS_ERROR_VALUE,
                   _ ("The terms cannot be told apart: %s"),
                   faults->len > 0 ? ((RecourseFault *)g_ptr_array_index (faults, 0))->message
                                   : "");
      return NULL;
    }
  means = recourse_program_expect (program, results->trials, results->seed, threads, cancellable,
                                   error);
  if (means == NULL)
    return NULL;
  fill (self, program, means, results);
  return g_steal_pointer (&self);
}

void
recourse_contributions_free (RecourseContributions *self)
{
  for (guint i = 0; i < self->n_lines; i++)
    {
      g_free (self->lines[i].id);
      g_free (self->lines[i].label);
    }
  g_free (self->lines);
  g_free (self->values);
  g_free (self);
}
