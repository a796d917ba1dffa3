/* What the forms of a deck share. */
#pragma once

#include "briefing/deck.h"

G_BEGIN_DECLS

/* Of a slide, logical pixels. */
#define DECK_WIDTH 1920
#define DECK_HEIGHT 1080

/* (transfer full) (element-type RecourseSlide) (nullable): those not hidden; %NULL with @error set where there is none */
GPtrArray *deck_list_shown (GPtrArray *slides, GError **error);

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
