/* What the forms of a deck share: the slides that are shown, laid out. */
#pragma once

#include "briefing/deck.h"

G_BEGIN_DECLS

/* Of a slide, logical pixels. */
#define DECK_WIDTH 1920
#define DECK_HEIGHT 1080

/* A slide and its picture, both owned. */
typedef struct
{
  RecourseSlide *slide;
  RecourseScene *scene;
} DeckPage;

/* (transfer full) (element-type DeckPage) (nullable): those not hidden, with @omits left out; %NULL with @error set
 * where there is none or the writing was cancelled */
GArray *deck_lay_out (GPtrArray *slides,
                      const RecourseBriefing *briefing,
                      RecourseChartOmits omits,
                      GCancellable *cancellable,
                      GError **error);

void deck_report (const RecourseDeckOptions *options, guint done, guint total);

GBytes *deck_write_pdf (GPtrArray *slides,
                        const RecourseBriefing *briefing,
                        const RecourseDeckOptions *options,
                        GCancellable *cancellable,
                        GError **error);
GBytes *deck_write_pptx (GPtrArray *slides,
                         const RecourseBriefing *briefing,
                         const RecourseDeckOptions *options,
                         GCancellable *cancellable,
                         GError **error);

G_END_DECLS
