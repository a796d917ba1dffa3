/* A font map belongs to one thread at a time: the worker fills one and hands it over, and it becomes the main thread's
 * own.  Fonts that are not among those below are found when they are needed, as always. */
#include "ui/font-ahead.h"

#include <gtk/gtk.h>
#include <math.h>

/* What style.css and the platform's style make of the text of the dashboard. */
static const struct
{
  double size; /* of the usual one */
  PangoWeight weight;
} faces[] = {
  { 1.0, PANGO_WEIGHT_NORMAL },     { 1.0, PANGO_WEIGHT_BOLD },    { 0.9, PANGO_WEIGHT_NORMAL },
  { 5.0 / 6, PANGO_WEIGHT_NORMAL }, { 1.1, PANGO_WEIGHT_BOLD },    { 0.85, PANGO_WEIGHT_NORMAL },
  { 1.0, PANGO_WEIGHT_SEMIBOLD },   { 0.93, PANGO_WEIGHT_NORMAL }, { 0.9, PANGO_WEIGHT_BOLD },
  { 1.91, PANGO_WEIGHT_SEMIBOLD },
};

#define N_FACES G_N_ELEMENTS (faces)
#define SAMPLE "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,–%()"

static struct
{
  GMutex lock;
  GCond changed;
  PangoFontDescription *usual;
  double usual_px;
  cairo_font_options_t *options;
  double resolution;
  PangoLanguage *language;
  gboolean rounds;
  PangoFontMap *map;
  enum
  {
    NOT_ASKED,
    ASKED,
    BEGUN,
    FOUND,
    DONE, /* adopted, or given up */
  } state;
} ahead;

static void
set_state (int state)
{
  g_mutex_lock (&ahead.lock);
  ahead.state = state;
  g_cond_signal (&ahead.changed);
  g_mutex_unlock (&ahead.lock);
}

static double
get_usual_px (PangoContext *context)
{
  g_autofree char *name = NULL;
  PangoFontDescription *font = NULL;
  double px = 0.0;

  g_object_get (gtk_settings_get_default (), "gtk-font-name", &name, NULL);
  font = pango_font_description_from_string (name);
  px = (double)pango_font_description_get_size (font) / PANGO_SCALE;
  if (!pango_font_description_get_size_is_absolute (font))
    px *= pango_cairo_context_get_resolution (context) / 72.0;
  pango_font_description_free (font);
  return px;
}

void
recourse_font_ahead_ask (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  PangoContext *context = gtk_widget_create_pango_context (label);
  const cairo_font_options_t *options = pango_cairo_context_get_font_options (context);

  ahead.usual = pango_font_description_copy (pango_context_get_font_description (context));
  ahead.usual_px = get_usual_px (context);
  ahead.options =
      options != NULL ? cairo_font_options_copy (options) : cairo_font_options_create ();
  ahead.resolution = pango_cairo_context_get_resolution (context);
  ahead.language = pango_context_get_language (context);
  ahead.rounds = pango_context_get_round_glyph_positions (context);
  set_state (ASKED);
  g_object_unref (context);
  g_object_unref (label);
}

static PangoContext *
create_context (PangoFontMap *map)
{
  PangoContext *context = pango_font_map_create_context (map);

  pango_cairo_context_set_font_options (context, ahead.options);
  pango_cairo_context_set_resolution (context, ahead.resolution);
  pango_context_set_language (context, ahead.language);
  pango_context_set_round_glyph_positions (context, ahead.rounds);
  return context;
}

static PangoFontDescription *
create_face (guint i)
{
  PangoFontDescription *face = pango_font_description_copy (ahead.usual);

  pango_font_description_set_absolute_size (face,
                                            round (ahead.usual_px * faces[i].size * PANGO_SCALE));
  pango_font_description_set_weight (face, faces[i].weight);
  return face;
}

/* (transfer full) (nullable): its metrics are known then */
static cairo_scaled_font_t *
read_face (PangoContext *context, guint i)
{
  PangoFontDescription *face = create_face (i);
  PangoFont *font = NULL;
  cairo_scaled_font_t *letters = NULL;

  pango_font_metrics_unref (pango_context_get_metrics (context, face, ahead.language));
  font = pango_context_load_font (context, face);
  if (font != NULL)
    letters = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font));
  if (letters != NULL)
    cairo_scaled_font_reference (letters);
  pango_font_description_free (face);
  g_clear_object (&font);
  return letters;
}

static PangoFontMap *
find (cairo_scaled_font_t **letters)
{
  PangoFontMap *map = pango_cairo_font_map_new ();
  PangoContext *context = create_context (map);

  for (guint i = 0; i < N_FACES; i++)
    letters[i] = read_face (context, i);
  g_object_unref (context);
  return map;
}

/* Cairo keeps the letters of a font for all threads. */
static void
draw_letters (cairo_scaled_font_t *font)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 4000, 100);
  cairo_t *cr = cairo_create (surface);

  cairo_set_scaled_font (cr, font);
  cairo_move_to (cr, 0, 80);
  cairo_show_text (cr, SAMPLE);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static gboolean
begin (void)
{
  gboolean is_wanted = FALSE;

  g_mutex_lock (&ahead.lock);
  while (ahead.state == NOT_ASKED)
    g_cond_wait (&ahead.changed, &ahead.lock);
  is_wanted = ahead.state == ASKED;
  if (is_wanted)
    ahead.state = BEGUN;
  g_mutex_unlock (&ahead.lock);
  return is_wanted;
}

void
recourse_font_ahead_find (void)
{
  cairo_scaled_font_t *letters[N_FACES] = { 0 };

  if (!begin ())
    return;
  ahead.map = find (letters);
  set_state (FOUND);
  for (guint i = 0; i < N_FACES; i++)
    if (letters[i] != NULL)
      {
        draw_letters (letters[i]);
        cairo_scaled_font_destroy (letters[i]);
      }
}

void
recourse_font_ahead_adopt (void)
{
  g_mutex_lock (&ahead.lock);
  while (ahead.state == BEGUN)
    g_cond_wait (&ahead.changed, &ahead.lock);
  if (ahead.state == FOUND)
    pango_cairo_font_map_set_default (PANGO_CAIRO_FONT_MAP (ahead.map));
  ahead.state = DONE;
  g_mutex_unlock (&ahead.lock);
  g_clear_object (&ahead.map);
  g_clear_pointer (&ahead.usual, pango_font_description_free);
  g_clear_pointer (&ahead.options, cairo_font_options_destroy);
}
