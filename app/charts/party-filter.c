/* Leaving stakeholders out.  Results are cut down to the columns of those who remain, which share all figures with the
 * results they come from; marks keep their keys, and parties the hue of their place in the dossier. */
#include "config.h"

#include "party-filter.h"

#include "parts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_hidden (const RecourseChartInput *input, const char *id)
{
  return input->hidden != NULL && id != NULL && g_strv_contains (input->hidden, id);
}

static GArray *
list_kept (const RecourseChartInput *input)
{
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < input->results->n_stakeholders; i++)
    if (!is_hidden (input, input->results->stakeholders[i]))
      g_array_append_val (kept, i);
  return kept;
}

/* What payoffs and preference read of a path: its payoffs.  Trees are of the path as a whole, and stay out. */
static RecoursePathResult *
narrow_paths (const RecourseResults *from, const GArray *kept)
{
  RecoursePathResult *paths = g_new0 (RecoursePathResult, from->n_paths);

  for (guint p = 0; p < from->n_paths; p++)
    {
      paths[p].id = from->paths[p].id;
      paths[p].label = from->paths[p].label;
      paths[p].payoffs = g_new (RecoursePayoff, kept->len);
      for (guint k = 0; k < kept->len; k++)
        paths[p].payoffs[k] = from->paths[p].payoffs[g_array_index (kept, guint, k)];
    }
  return paths;
}

static double *
narrow_beats (const RecourseResults *from, const GArray *kept)
{
  const gsize n = (gsize)from->n_paths * from->n_paths;
  double *beats = from->beats != NULL ? g_new (double, kept->len *n) : NULL;

  for (guint k = 0; beats != NULL && k < kept->len; k++)
    memcpy (beats + k * n, from->beats + g_array_index (kept, guint, k) * n, n * sizeof *beats);
  return beats;
}

static void
narrow_results (ChartFilter *self)
{
  const RecourseResults *from = self->input.results;
  g_autoptr (GArray) kept = list_kept (&self->input);
  RecourseResults *to = &self->results;

  if (kept->len == from->n_stakeholders || kept->len == 0)
    return;
  *to = *from;
  to->n_stakeholders = kept->len;
  to->stakeholders = g_new (char *, kept->len);
  to->positions = g_new (guint, kept->len);
  for (guint k = 0; k < kept->len; k++)
    {
      to->stakeholders[k] = from->stakeholders[g_array_index (kept, guint, k)];
      to->positions[k] = from->positions[g_array_index (kept, guint, k)];
      if (g_array_index (kept, guint, k) == self->input.stakeholder)
        self->input.stakeholder = k;
    }
  to->paths = narrow_paths (from, kept);
  to->beats = narrow_beats (from, kept);
  self->input.results = to;
}

void
chart_filter_init (ChartFilter *self,
                   const RecourseChartInput *input,
                   gboolean splits,
                   gboolean narrows)
{
  *self = (ChartFilter){ .input = *input };
  if (input->hidden != NULL && (!splits || input->hidden[0] == NULL))
    self->input.hidden = NULL;
  if (self->input.hidden != NULL && narrows && input->results != NULL)
    narrow_results (self);
}

void
chart_filter_clear (ChartFilter *self)
{
  for (guint p = 0; self->results.paths != NULL && p < self->results.n_paths; p++)
    g_free (self->results.paths[p].payoffs);
  g_clear_pointer (&self->results.paths, g_free);
  g_clear_pointer (&self->results.beats, g_free);
  g_clear_pointer (&self->results.stakeholders, g_free);
  g_clear_pointer (&self->results.positions, g_free);
}

gboolean
chart_shows (const ChartFrame *frame, const char *id)
{
  return !is_hidden (frame->input, id);
}

static gpointer
party_at (const ChartFrame *frame, guint party)
{
  GListModel *list = G_LIST_MODEL (frame->input->dossier->stakeholders);
  g_autoptr (RecourseRecord) record = g_list_model_get_item (list, party);

  return record; /* the dossier keeps it */
}

gboolean
chart_shows_party (const ChartFrame *frame, guint party)
{
  return frame->input->hidden == NULL
         || chart_shows (frame, recourse_record_get_id (party_at (frame, party)));
}

gboolean
chart_is_filtered (const ChartFrame *frame)
{
  return frame->input->hidden != NULL && frame->input->hidden[0] != NULL;
}

static char *
count_in_words (guint n_shown, guint n)
{
  return g_strdup_printf (ngettext ("%u of %u party", "%u of %u parties", n), n_shown, n);
}

static guint
count_parties (const ChartFrame *frame)
{
  return g_list_model_get_n_items (G_LIST_MODEL (frame->input->dossier->stakeholders));
}

/* (element-type utf8) (transfer container) */
static GPtrArray *
list_shown (const ChartFrame *frame)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < count_parties (frame); i++)
    if (chart_shows_party (frame, i))
      g_ptr_array_add (names, (gpointer)chart_record_label (frame, party_at (frame, i)));
  return names;
}

static guint
count_shown (const ChartFrame *frame)
{
  guint n = 0;

  for (guint i = 0; i < count_parties (frame); i++)
    n += chart_shows_party (frame, i);
  return n;
}

char *
chart_shown_in_words (const ChartFrame *frame)
{
  g_autoptr (GPtrArray) names = list_shown (frame);

  return names->len > 0 && names->len <= CHART_MOST_NAMES
             ? chart_list (names)
             : count_in_words (names->len, count_parties (frame));
}

static void
add_before (ChartWords *words, const char *who, const ChartWords *subtitles)
{
  for (guint i = 0; i < subtitles->len; i++)
    /* Translators: who is shown, then what: "Microsoft and Amazon only · Gain over the baseline, USD bn" */
    chart_words_add (words, _ ("%s only · %s"), who, (char *)g_ptr_array_index (subtitles, i));
}

ChartWords *
chart_filter_subtitles (const ChartFrame *frame, const ChartWords *subtitles)
{
  ChartWords *words = chart_words_new ();
  g_autoptr (GPtrArray) names = list_shown (frame);
  g_autofree char *who = chart_shown_in_words (frame);
  g_autofree char *count = count_in_words (names->len, count_parties (frame));

  add_before (words, who, subtitles);
  if (!g_str_equal (who, count))
    add_before (words, count, subtitles);
  /* Translators: who is shown, where there is room for nothing else: "2 of 6 parties only" */
  chart_words_add (words, _ ("%s only"), who);
  chart_words_add (words, _ ("%s only"), count);
  return words;
}

ChartWords *
chart_filter_titles (const ChartFrame *frame, ChartWords *titles)
{
  g_autoptr (ChartWords) owned = titles;
  g_autofree char *who = NULL, *count = NULL;
  ChartWords *words;

  if (!chart_is_filtered (frame))
    return g_steal_pointer (&owned);
  words = chart_words_new ();
  who = chart_shown_in_words (frame);
  count = count_in_words (count_shown (frame), count_parties (frame));
  for (guint i = 0; i < owned->len; i++)
    {
      const char *title = g_ptr_array_index (owned, i);

      /* Translators: who is shown, and what is said of them: "Microsoft and Amazon: $11bn of …" */
      chart_words_add (words, _ ("%s: %s"), who, title);
      if (!g_str_equal (who, count))
        chart_words_add (words, _ ("%s: %s"), count, title);
    }
  return words;
}

void
chart_filter_tell (const ChartFilter *self, RecourseScene *scene)
{
  const ChartFrame frame = { .scene = scene, .input = &self->input, .whole = &self->input };
  g_autofree char *before = NULL, *who = NULL;

  if (!chart_is_filtered (&frame))
    return;
  who = chart_shown_in_words (&frame);
  before = scene->description;
  /* Translators: what a chart says, and of whom alone */
  scene->description =
      g_strdup_printf (_ ("%s Shown: %s only."), before != NULL ? before : "", who);
}
