/* Symbols as stamps.  A chart has hundreds of the same dot, and to fill or stroke its outline anew for each takes longer
 * than all the rest: so it is drawn once for each quarter of a pixel that it may stand at, and put down as often as it
 * recurs. */
#include "stamps.h"

#include "drawing/symbol.h"
#include "formats.h"
#include "glyphs.h"

#include <math.h>

/* Places within a pixel, each way. */
#define PHASES 4
/* A larger one is rare, and its mask would be too. */
#define MAX_SIDE 64
#define MAX_KEPT 1024

/* Lengths are 1/64 of a device pixel. */
typedef struct
{
  RecourseSymbol symbol;
  int width, height;
  int stroke; /* of the outline; 0 is the area */
  int phase_x, phase_y;
} Key;

typedef struct
{
  Key key;
  int margin;
  cairo_surface_t *mask;
} Stamp;

static guint
key_hash (gconstpointer data)
{
  const Key *key = data;

  return ((((guint)key->symbol * 31 + (guint)key->width) * 31 + (guint)key->height) * 31
          + (guint)key->stroke)
             * 16
         + (guint)(key->phase_x * PHASES + key->phase_y);
}

static gboolean
key_equal (gconstpointer data, gconstpointer other)
{
  const Key *a = data, *b = other;

  return a->symbol == b->symbol && a->width == b->width && a->height == b->height
         && a->stroke == b->stroke && a->phase_x == b->phase_x && a->phase_y == b->phase_y;
}

static void
stamp_free (gpointer data)
{
  Stamp *stamp = data;

  cairo_surface_destroy (stamp->mask);
  g_free (stamp);
}

static GPrivate kept_stamps = G_PRIVATE_INIT ((GDestroyNotify)g_hash_table_unref);

static GHashTable *
get_stamps (void)
{
  GHashTable *stamps = g_private_get (&kept_stamps);

  if (stamps == NULL)
    {
      stamps = g_hash_table_new_full (key_hash, key_equal, NULL, stamp_free);
      g_private_set (&kept_stamps, stamps);
    }
  if (g_hash_table_size (stamps) > MAX_KEPT)
    g_hash_table_remove_all (stamps);
  return stamps;
}

static Stamp *
stamp_new (const Key *key)
{
  Stamp *self = g_new0 (Stamp, 1);
  RecourseRect bounds = { 0, 0, key->width / 64.0, key->height / 64.0 };
  g_autoptr (GArray) curve = NULL;
  cairo_t *cr;

  self->key = *key;
  self->margin = 1 + (key->stroke + 127) / 128;
  bounds.x = self->margin + (double)key->phase_x / PHASES;
  bounds.y = self->margin + (double)key->phase_y / PHASES;
  self->mask =
      cairo_image_surface_create (CAIRO_FORMAT_A8, (int)ceil (bounds.width) + 2 * self->margin + 1,
                                  (int)ceil (bounds.height) + 2 * self->margin + 1);
  curve = recourse_symbol_curve (key->symbol, bounds);
  cr = cairo_create (self->mask);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, key->stroke / 64.0);
  recourse_trace_curve (cr, curve);
  (key->stroke > 0 ? cairo_stroke : cairo_fill) (cr);
  cairo_destroy (cr);
  cairo_surface_flush (self->mask);
  return self;
}

static const Stamp *
find_stamp (const Key *key)
{
  GHashTable *stamps = get_stamps ();
  Stamp *stamp = g_hash_table_lookup (stamps, key);

  if (stamp == NULL)
    {
      stamp = stamp_new (key);
      g_hash_table_add (stamps, stamp);
    }
  return stamp;
}

/* The pixel of @place, and which quarter of it. */
static int
split (double place, int *phase)
{
  double quarters = floor (place * PHASES + 0.5), pixel = floor (quarters / PHASES);

  *phase = (int)(quarters - pixel * PHASES);
  return (int)pixel;
}

gboolean
recourse_stamps_have (const RecourseGrid *grid, const RecourseMark *mark)
{
  const RecoursePaint *paint = &mark->paint;
  gboolean is_bent =
      mark->symbol != RECOURSE_SYMBOL_SQUARE && mark->symbol != RECOURSE_SYMBOL_CROSS;

  return is_bent && paint->halo == RECOURSE_INK_NONE && paint->pattern == RECOURSE_PATTERN_NONE
         && paint->dash == RECOURSE_DASH_SOLID
         && fmax (mark->bounds.width, mark->bounds.height) * grid->scale <= MAX_SIDE;
}

void
recourse_stamp (cairo_t *cr, const RecourseGrid *grid, const RecourseMark *mark, double stroke)
{
  Key key = { .symbol = mark->symbol,
              .width = (int)lround (mark->bounds.width * grid->scale * 64),
              .height = (int)lround (mark->bounds.height * grid->scale * 64),
              .stroke = (int)lround (stroke * grid->scale * 64) };
  int x = split (mark->bounds.x * grid->scale + grid->dx, &key.phase_x);
  int y = split (mark->bounds.y * grid->scale + grid->dy, &key.phase_y);
  const Stamp *stamp = find_stamp (&key);

  recourse_mask_target (cr, stamp->mask, x - stamp->margin, y - stamp->margin);
}
