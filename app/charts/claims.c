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
        g_ptr_array_add (names, source->publisher != NULL ? source->publisher : source->title);
    }
  if (names->len > 2)
    return g_strdup_printf (ngettext ("%u source", "%u sources", names->len), names->len);
  return names->len > 0 ? chart_list (names) : NULL;
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
                              claim->statement);
      if (sources != NULL)
        g_string_append_printf (text, " (%s)", sources);
    }
  if (n > MOST_CLAIMS)
    g_string_append_printf (
        text, ngettext (" And %u more claim.", " And %u more claims.", n - MOST_CLAIMS),
        n - MOST_CLAIMS);
  return g_string_free (text, text->len == 0);
}
