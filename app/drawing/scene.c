/* The retained scene: marks are added while a chart is laid out, sealed once, and only read from then
 * on.  Sealing sorts the marks into painting order and makes keys unique, so that whoever reads a
 * scene can rely on both. */
#include "drawing/scene.h"

#include "drawing/direction.h"
#include "scene-geometry.h"

#include <math.h>
#include <string.h>

static void
mark_free (gpointer data)
{
  RecourseMark *self = data;

  g_free (self->key);
  g_clear_pointer (&self->curve, g_array_unref);
  g_free (self->text);
  g_strfreev (self->lines);
  g_free (self->spoken);
  g_free (self->url);
  g_free (self->mixes);
  g_free (self);
}

RecourseScene *
recourse_scene_new (const char *chart, double width, double height)
{
  RecourseScene *self = g_new0 (RecourseScene, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->chart = g_strdup (chart);
  self->width = width;
  self->height = height;
  self->marks = g_ptr_array_new_with_free_func (mark_free);
  return self;
}

RecourseScene *
recourse_scene_ref (RecourseScene *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
recourse_scene_unref (RecourseScene *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->chart);
  g_free (self->title);
  g_free (self->description);
  g_clear_pointer (&self->by_key, g_hash_table_unref);
  g_ptr_array_unref (self->marks);
  g_clear_pointer (&self->table, recourse_table_free);
  g_clear_pointer (&self->kept, g_string_chunk_free);
  g_free (self);
}

const char *
recourse_scene_keep (RecourseScene *self, const char *text)
{
  if (self->kept == NULL)
    self->kept = g_string_chunk_new (256);
  return g_string_chunk_insert_const (self->kept, text);
}

RecourseMark *
recourse_scene_add_mark (RecourseScene *self,
                         const char *role,
                         RecourseShape shape,
                         const char *key_format,
                         va_list args)
{
  RecourseMark *mark = g_new0 (RecourseMark, 1);

  mark->role = g_intern_string (role);
  mark->shape = shape;
  mark->key = g_strdup_vprintf (key_format, args);
  mark->ground = RECOURSE_INK_BACKGROUND;
  mark->value = NAN;
  g_ptr_array_add (self->marks, mark);
  return mark;
}

RecourseMark *
recourse_scene_add_rect (RecourseScene *self,
                         const char *role,
                         RecourseRect bounds,
                         RecoursePaint paint,
                         const char *key,
                         ...)
{
  va_list args;
  RecourseMark *mark;

  va_start (args, key);
  mark = recourse_scene_add_mark (self, role, RECOURSE_SHAPE_RECT, key, args);
  va_end (args);
  mark->bounds = recourse_rect_normalize (bounds);
  mark->paint = paint;
  return mark;
}

RecourseMark *
recourse_scene_add_rule (RecourseScene *self,
                         const char *role,
                         double x1,
                         double y1,
                         double x2,
                         double y2,
                         RecourseInk ink,
                         const char *key,
                         ...)
{
  va_list args;
  RecourseMark *mark;

  va_start (args, key);
  mark = recourse_scene_add_mark (self, role, RECOURSE_SHAPE_RULE, key, args);
  va_end (args);
  mark->bounds = recourse_rect_normalize ((RecourseRect){ x1, y1, x2 - x1, y2 - y1 });
  mark->paint.stroke = ink;
  return mark;
}

RecourseMark *
recourse_scene_add_symbol (RecourseScene *self,
                           const char *role,
                           RecourseSymbol symbol,
                           double center_x,
                           double center_y,
                           double size,
                           RecoursePaint paint,
                           const char *key,
                           ...)
{
  va_list args;
  RecourseMark *mark;

  va_start (args, key);
  mark = recourse_scene_add_mark (self, role, RECOURSE_SHAPE_SYMBOL, key, args);
  va_end (args);
  mark->symbol = symbol;
  mark->bounds = (RecourseRect){ center_x - size / 2, center_y - size / 2, size, size };
  mark->paint = paint;
  return mark;
}

RecourseMark *
recourse_scene_add_curve (
    RecourseScene *self, const char *role, GArray *curve, RecoursePaint paint, const char *key, ...)
{
  va_list args;
  RecourseMark *mark;

  va_start (args, key);
  mark = recourse_scene_add_mark (self, role, RECOURSE_SHAPE_CURVE, key, args);
  va_end (args);
  mark->curve = curve;
  mark->bounds = recourse_curve_bounds (curve);
  mark->paint = paint;
  return mark;
}

void
recourse_mark_speak (RecourseMark *self, const char *series, const char *format, ...)
{
  va_list args;

  g_free (self->spoken);
  va_start (args, format);
  self->spoken = g_strdup_vprintf (format, args);
  va_end (args);
  self->series = g_intern_string (series);
}

gboolean
recourse_is_web_address (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;

  return scheme != NULL && (strcmp (scheme, "http") == 0 || strcmp (scheme, "https") == 0)
         && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0';
}

void
recourse_mark_link (RecourseMark *self, const char *url)
{
  g_clear_pointer (&self->url, g_free);
  if (url != NULL && recourse_is_web_address (url))
    self->url = g_uri_escape_string (url, ":/?#[]@!$&()*+,;=%", FALSE);
}

static int
compare_z (gconstpointer a, gconstpointer b)
{
  const RecourseMark *first = *(const RecourseMark *const *)a;
  const RecourseMark *second = *(const RecourseMark *const *)b;

  return (first->z > second->z) - (first->z < second->z);
}

/* Charts name marks after data, and data may repeat itself; whoever reads must not notice. */
static void
index_marks (RecourseScene *self)
{
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->marks->len; i++)
    {
      RecourseMark *mark = g_ptr_array_index (self->marks, i);

      for (guint n = 2; g_hash_table_contains (self->by_key, mark->key); n++)
        {
          g_autofree char *taken = mark->key;
          const char *suffix = n > 2 ? strrchr (taken, '#') : NULL;
          int stem = suffix != NULL ? (int)(suffix - taken) : (int)strlen (taken);

          mark->key = g_strdup_printf ("%.*s#%u", stem, taken, n);
        }
      g_hash_table_insert (self->by_key, mark->key, mark);
    }
}

void
recourse_scene_seal (RecourseScene *self)
{
  g_return_if_fail (self->by_key == NULL);

  g_ptr_array_sort (self->marks, compare_z);
  index_marks (self);
}

const RecourseMark *
recourse_scene_find (const RecourseScene *self, const char *key)
{
  g_return_val_if_fail (self->by_key != NULL, NULL);

  return g_hash_table_lookup (self->by_key, key);
}

static GStrv
collect_cells (const char *first, va_list args)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (const char *cell = first; cell != NULL; cell = va_arg (args, const char *))
    {
      g_autofree char *bare = recourse_text_bare (cell);

      g_strv_builder_add (builder, bare != NULL ? bare : cell);
    }
  return g_strv_builder_end (builder);
}

RecourseTable *
recourse_table_new (const char *first_column, ...)
{
  RecourseTable *self = g_new0 (RecourseTable, 1);
  va_list args;

  va_start (args, first_column);
  self->columns = collect_cells (first_column, args);
  va_end (args);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  return self;
}

void
recourse_table_add_row (RecourseTable *self, const char *first_cell, ...)
{
  va_list args;
  GStrv row;

  va_start (args, first_cell);
  row = collect_cells (first_cell, args);
  va_end (args);
  g_return_if_fail (g_strv_length (row) == g_strv_length (self->columns));
  g_ptr_array_add (self->rows, row);
}

void
recourse_table_free (RecourseTable *self)
{
  g_strfreev (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}
