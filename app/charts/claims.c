/* Evidence in words: what a claim says, how sure it is, and who reported it. */
#include "config.h"

#include "parts.h"

#include <glib/gi18n-lib.h>

#define MOST_CLAIMS 3

static char *
sources_in_words (const ChartFrame *frame, const RecourseClaim *claim)
{
  RecourseDossier *dossier = frame->input->dossier;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; claim->sources != NULL && claim->sources[i] != NULL; i++)
    {
      RecourseSource *source = recourse_dossier_find (dossier, dossier->sources, claim->sources[i]);

      if (source != NULL)
        g_ptr_array_add (names,
                         (gpointer)chart_name (frame, source->publisher != NULL ? source->publisher
                                                                                : source->title));
    }
  if (names->len > 2)
    return g_strdup_printf (ngettext ("%u source", "%u sources", names->len), names->len);
  return names->len > 0 ? chart_list (names) : NULL;
}

/* Who published a claim, in as little room as a note has; NULL where no publisher is named. */
static char *
publisher_of (const ChartFrame *frame, const RecourseClaim *claim)
{
  RecourseDossier *dossier = frame->input->dossier;
  guint n = claim->sources != NULL ? g_strv_length (claim->sources) : 0;
  RecourseSource *source =
      n == 1 ? recourse_dossier_find (dossier, dossier->sources, claim->sources[0]) : NULL;

  if (n > 1)
    return g_strdup_printf (ngettext ("%u source", "%u sources", n), n);
  return source != NULL ? g_strdup (chart_name (frame, source->publisher)) : NULL;
}

char *
chart_claim_name (const ChartFrame *frame, const char *id, gboolean is_in_use)
{
  RecourseDossier *dossier = frame->input->dossier;
  RecourseClaim *claim = recourse_dossier_find (dossier, dossier->claims, id);
  g_autofree char *publisher = claim != NULL ? publisher_of (frame, claim) : NULL;
  GString *text = g_string_new (id);

  if (publisher != NULL)
    g_string_append_printf (text, " %s", publisher);
  if (is_in_use)
    g_string_append (text, _ (", in use"));
  return g_string_free (text, FALSE);
}

char *
chart_conflict_claims (const ChartFrame *frame, const RecourseConflict *conflict)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; conflict->claims != NULL && conflict->claims[i] != NULL; i++)
    {
      const char *id = conflict->claims[i];
      g_autofree char *name = chart_claim_name (frame, id, g_strcmp0 (id, conflict->adopted) == 0);

      g_string_append_printf (text, i > 0 ? "; %s" : "%s", name);
    }
  return g_string_free (text, FALSE);
}

/* The first page of the web that one of the claims was taken from. */
static const char *
page_of (const ChartFrame *frame, const RecourseClaim *claim)
{
  RecourseDossier *dossier = frame->input->dossier;

  for (guint i = 0; claim->sources != NULL && claim->sources[i] != NULL; i++)
    {
      RecourseSource *source = recourse_dossier_find (dossier, dossier->sources, claim->sources[i]);

      if (source != NULL && source->url != NULL && recourse_is_web_address (source->url))
        return source->url;
    }
  return NULL;
}

gboolean
chart_is_assumed (const ChartFrame *frame, GStrv ids)
{
  RecourseDossier *dossier = frame->input->dossier;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    if (recourse_dossier_find (dossier, dossier->claims, ids[i]) != NULL)
      return FALSE;
  return TRUE;
}

void
chart_link_claims (const ChartFrame *frame, RecourseMark *mark, GStrv ids)
{
  RecourseDossier *dossier = frame->input->dossier;

  for (guint i = 0; ids != NULL && ids[i] != NULL && mark->url == NULL; i++)
    {
      RecourseClaim *claim = recourse_dossier_find (dossier, dossier->claims, ids[i]);

      if (claim != NULL)
        recourse_mark_link (mark, page_of (frame, claim));
    }
}

char *
chart_claims_in_words (const ChartFrame *frame, GStrv ids)
{
  RecourseDossier *dossier = frame->input->dossier;
  guint n = ids != NULL ? g_strv_length (ids) : 0;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (n, MOST_CLAIMS); i++)
    {
      RecourseClaim *claim = recourse_dossier_find (dossier, dossier->claims, ids[i]);
      g_autofree char *sources = claim != NULL ? sources_in_words (frame, claim) : NULL;

      if (claim == NULL)
        continue;
      g_string_append_printf (text, text->len > 0 ? " [%s] %s" : "[%s] %s", ids[i],
                              chart_name (frame, claim->statement));
      if (sources != NULL)
        g_string_append_printf (text, " (%s)", sources);
    }
  if (n > MOST_CLAIMS)
    g_string_append_printf (
        text, ngettext (" And %u more claim.", " And %u more claims.", n - MOST_CLAIMS),
        n - MOST_CLAIMS);
  return g_string_free (text, text->len == 0);
}
