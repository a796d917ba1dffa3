/* What the readers of the kinds of file that carry a dossier share. */
#pragma once

#include "briefing/living.h"

G_BEGIN_DECLS

/* Names of the two files that a picture carries. */
#define LIVING_DOSSIER "dossier.recourse"
#define LIVING_STATE "state.ini"
/* More than a dossier may have is not unpacked, whatever a picture promises. */
#define LIVING_MOST_BYTES (64 * 1024 * 1024)
/* Of the state; that of a dossier with a thousand levers set by hand has a hundredth of it. */
#define LIVING_MOST_STATE (1024 * 1024)

/* What was found so far. */
typedef struct
{
  GBytes *dossier, *state;
} LivingFiles;

static inline gboolean
living_has_all (const LivingFiles *self)
{
  return self->dossier != NULL && self->state != NULL;
}

/* Where a file called @name belongs; NULL: it is none of ours */
GBytes **living_place (LivingFiles *self, const char *name, gsize length);

/* Unpacks a zlib stream that begins at @data, however far it reaches, into @place.  FALSE with @error set where it is
 * damaged or holds too much. */
gboolean
living_unpack (const guint8 *data, gsize size, GBytes **place, LivingFiles *files, GError **error);

/* (transfer full) (nullable): what the stream that begins at @data unpacks to; %NULL where it is damaged or longer than
 * @most.  @window_bits: as inflateInit2() takes them. */
GBytes *living_inflate (const guint8 *data, gsize size, gsize most, int window_bits);

/* Both return FALSE: what is there is no longer whole; this is none of the files that can carry a dossier. */
gboolean living_fail_damaged (GError **error);
gboolean living_fail_kind (GError **error);

/* Each finds what it can; FALSE with @error set where the picture is damaged. */
gboolean living_read_png (GBytes *bytes, LivingFiles *files, GError **error);
gboolean living_read_svg (GBytes *bytes, LivingFiles *files, GError **error);
gboolean living_read_pdf (GBytes *bytes, LivingFiles *files, GError **error);
gboolean living_read_pptx (GBytes *bytes, LivingFiles *files, GError **error);

G_END_DECLS
