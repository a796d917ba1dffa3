/* The view of a path's tree.  It follows the path that leads until another is chosen here; after an edit all
 * records are new, and what was open and selected is found again by the way to it. */
#include "config.h"

#include "ui/tree/tree-view-private.h"

#include "ui/inspector/figures.h"
#include "ui/tree/tree-form.h"

#include <glib/gi18n.h>

static void view_init (RecourseViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RecourseTreeView,
                               recourse_tree_view,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (RECOURSE_TYPE_VIEW, view_init))

/* Up to so many outcomes a tree is shown whole. */
#define MOST_WHOLE 48
/* Rows while the window has no size yet. */
#define DEFAULT_ROWS 16
/* Narrower than this, in pixels, what the menus have too is left out of the bar. */
#define NARROW 620
#define LEAST_WIDTH 320

/* Showing */

guint
tree_view_get_path_index (RecourseTreeView *self)
{
  RecourseDossier *dossier = recourse_document_get_dossier (self->document);
  guint index = self->path != NULL ? recourse_dossier_index_of (dossier, dossier->paths, self->path)
                                   : G_MAXUINT;

  return index != G_MAXUINT ? index : recourse_document_get_leader (self->document);
}

static const char *
path_id (const RecourseOutline *outline)
{
  return recourse_record_get_id (RECOURSE_RECORD (recourse_outline_get_path (outline)));
}

void
tree_view_show (RecourseTreeView *self, guint index)
{
  recourse_tree_canvas_show (self->canvas, self->outline,
                             recourse_document_get_stakeholder (self->document), index);
  tree_view_update_status (self);
  tree_view_update_actions (self);
}

void
tree_view_reveal (RecourseTreeView *self, guint index)
{
  if (recourse_outline_reveal (self->outline, index))
    tree_view_show (self, recourse_tree_canvas_get_selected (self->canvas));
  recourse_tree_canvas_select (self->canvas, index);
}

static void
fold_at_first (RecourseTreeView *self, RecourseOutline *outline)
{
  guint rows = gtk_widget_get_height (GTK_WIDGET (self->canvas)) > 0
                   ? recourse_tree_canvas_count_rows (self->canvas)
                   : DEFAULT_ROWS;

  if (recourse_outline_get (outline, 0)->n_outcomes <= MOST_WHOLE)
    recourse_outline_set_all_open (outline, 0, TRUE);
  else
    recourse_outline_open_likely (outline, rows);
}

/* The outline of what is to be shown now, with what was open before; the node to be selected. */
static RecourseOutline *
create_outline (RecourseTreeView *self, guint path, guint *selected)
{
  RecourseOutline *outline =
      recourse_outline_new (recourse_document_get_dossier (self->document), path,
                            recourse_document_get_results (self->document));
  const RecourseOutline *before = g_hash_table_lookup (self->outlines, path_id (outline));
  const char *key = g_hash_table_lookup (self->selected, path_id (outline));

  *selected = 0;
  if (recourse_outline_get_n_nodes (outline) == 0)
    return outline;
  if (before == NULL || !recourse_outline_open_like (outline, before))
    fold_at_first (self, outline);
  if (self->wanted != NULL)
    key = self->wanted;
  if (key != NULL)
    *selected = recourse_outline_find_key (outline, key);
  recourse_outline_reveal (outline, *selected);
  if (self->wanted != NULL)
    recourse_outline_set_open (outline, *selected, TRUE);
  return outline;
}

/* The outline before goes to those of the paths not shown, which tell what was open in them. */
static void
replace_outline (RecourseTreeView *self, RecourseOutline *outline, guint selected)
{
  RecourseOutline *before = self->outline;

  self->outline = outline;
  tree_view_show (self, selected);
  g_hash_table_remove (self->outlines, path_id (outline));
  if (before != NULL && g_strcmp0 (path_id (before), path_id (outline)) != 0)
    g_hash_table_replace (self->outlines, g_strdup (path_id (before)), before);
  else
    g_clear_pointer (&before, recourse_outline_free);
}

static gboolean
is_current (RecourseTreeView *self, guint path)
{
  return self->outline != NULL
         && recourse_outline_get_dossier (self->outline)
                == recourse_document_get_dossier (self->document)
         && recourse_outline_get_path_index (self->outline) == path;
}

static gboolean
on_form_idle (gpointer user_data)
{
  RecourseTreeView *self = user_data;
  g_autofree char *part = g_steal_pointer (&self->wanted_part);

  self->form_idle = 0;
  if (part != NULL)
    tree_view_open_form (self, part);
  return G_SOURCE_REMOVE;
}

static void
update_path_label (RecourseTreeView *self)
{
  const char *label =
      recourse_record_get_label (RECOURSE_RECORD (recourse_outline_get_path (self->outline)));
  g_autofree char *name = g_strdup_printf (_ ("Path: %s"), label);

  gtk_label_set_text (self->path_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->path_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
show_dossier (RecourseTreeView *self, guint path)
{
  guint selected = 0;
  RecourseOutline *outline = NULL;

  if (self->outline != NULL
      && g_hash_table_lookup (self->outlines, path_id (self->outline)) == NULL)
    {
      /* The present one tells as well what is open, if its path is shown again. */
      g_hash_table_replace (self->outlines, g_strdup (path_id (self->outline)), self->outline);
      outline = create_outline (self, path, &selected);
      g_hash_table_steal (self->outlines, path_id (self->outline));
    }
  else
    outline = create_outline (self, path, &selected);
  g_array_set_size (self->hits, 0);
  replace_outline (self, outline, selected);
  if (self->wanted != NULL || selected != 0)
    recourse_tree_canvas_select (self->canvas, selected);
  g_clear_pointer (&self->wanted, g_free);
  if (self->wanted_part != NULL && self->form_idle == 0)
    self->form_idle = g_idle_add_full (G_PRIORITY_LOW, on_form_idle, self, NULL);
}

static gboolean
on_update_idle (gpointer user_data)
{
  RecourseTreeView *self = user_data;
  guint path, selected = recourse_tree_canvas_get_selected (self->canvas);
  gint64 start_us = g_get_monotonic_time ();

  self->update_idle = 0;
  if (self->document == NULL)
    return G_SOURCE_REMOVE;
  path = tree_view_get_path_index (self);
  if (!is_current (self, path))
    show_dossier (self, path);
  else
    {
      recourse_outline_set_results (self->outline, recourse_document_get_results (self->document));
      tree_view_show (self, selected);
    }
  update_path_label (self);
  g_debug ("tree view updated in %d µs", (int)(g_get_monotonic_time () - start_us));
  return G_SOURCE_REMOVE;
}

/* Several changes are shown once, before the next frame; what nobody sees waits. */
void
tree_view_invalidate (RecourseTreeView *self)
{
  if (self->update_idle == 0 && self->document != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->update_idle = g_idle_add_full (GDK_PRIORITY_REDRAW - 10, on_update_idle, self, NULL);
}

/* An entry takes no keys until it is realized, which the search bar would leave to its first frame: what is typed
 * right after Ctrl+F would be lost. */
static void
recourse_tree_view_map (GtkWidget *widget)
{
  RecourseTreeView *self = RECOURSE_TREE_VIEW (widget);

  GTK_WIDGET_CLASS (recourse_tree_view_parent_class)->map (widget);
  gtk_widget_realize (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->search_entry))));
  tree_view_invalidate (self);
}

/* Words under the tree */

static char *
dup_shown (RecourseTreeView *self)
{
  guint n = recourse_outline_get_n_nodes (self->outline);
  guint n_shown = recourse_outline_count_shown (self->outline);
  g_autofree char *all = recourse_format_number (recourse_figures_form (), n, 0);
  g_autofree char *shown = recourse_format_number (recourse_figures_form (), n_shown, 0);
  g_autofree char *folded = recourse_format_number (recourse_figures_form (), n - n_shown, 0);

  if (n == 1)
    return g_strdup (
        _ ("One outcome: go on with a decision or a chance from the menu of the node"));
  if (n == n_shown)
    return g_strdup_printf (_ ("All %s nodes shown"), all);
  return g_strdup_printf (_ ("%s of %s nodes shown, %s folded"), shown, all, folded);
}

void
tree_view_update_status (RecourseTreeView *self)
{
  RecourseDossier *dossier = recourse_outline_get_dossier (self->outline);
  g_autofree char *shown = NULL, *unit = recourse_dossier_dup_unit (dossier), *text = NULL;
  const char *baseline = dossier->baseline != NULL
                             ? recourse_record_get_label (RECOURSE_RECORD (dossier->baseline))
                             : NULL;
  g_autofree char *against =
      baseline != NULL && *baseline != '\0' ? g_strdup_printf (_ (" against %s"), baseline) : NULL;

  if (recourse_outline_get_n_nodes (self->outline) == 0)
    return;
  shown = dup_shown (self);
  text =
      g_strdup_printf (_ ("%s · figures in %s%s, assumptions at their means · square: decision, "
                          "circle: chance, triangle: outcome · heavy: what would be chosen"),
                       shown, *unit != '\0' ? unit : _ ("units"), against != NULL ? against : "");
  gtk_label_set_text (self->status, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->status), text);
}

/* Signals of the canvas */

static void
on_selection_changed (RecourseTreeView *self)
{
  guint index = recourse_tree_canvas_get_selected (self->canvas);

  g_hash_table_replace (self->selected, g_strdup (path_id (self->outline)),
                        recourse_outline_dup_key (self->outline, index));
  tree_view_update_actions (self);
}

static void
on_fold (RecourseTreeView *self, guint index)
{
  gboolean is_open = recourse_outline_get (self->outline, index)->is_open;
  guint selected = recourse_tree_canvas_get_selected (self->canvas);

  recourse_outline_set_open (self->outline, index, !is_open);
  /* What is folded away cannot stay selected. */
  tree_view_show (self, recourse_outline_is_shown (self->outline, selected) ? selected : index);
  if (selected != recourse_tree_canvas_get_selected (self->canvas))
    recourse_tree_canvas_select (self->canvas, index);
}

static void
on_edit (RecourseTreeView *self, const char *part)
{
  tree_view_open_form (self, part);
}

static void
on_menu (RecourseTreeView *self, double x, double y)
{
  GdkRectangle at = { (int)x, (int)y, 1, 1 };

  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
on_zoom_changed (RecourseTreeView *self)
{
  g_autofree char *number =
      g_strdup_printf ("%d%%", (int)(100 * recourse_tree_canvas_get_zoom (self->canvas) + 0.5));

  gtk_button_set_label (self->zoom_button, number);
}

/* The interface of views */

static void
set_document (RecourseView *view, RecourseDocument *document)
{
  RecourseTreeView *self = RECOURSE_TREE_VIEW (view);

  if (!g_set_object (&self->document, document))
    return;
  g_signal_group_set_target (self->document_signals, document);
  recourse_tree_canvas_show (self->canvas, NULL, 0, 0);
  g_hash_table_remove_all (self->outlines);
  g_hash_table_remove_all (self->selected);
  g_clear_pointer (&self->outline, recourse_outline_free);
  g_clear_pointer (&self->path, g_free);
  tree_view_invalidate (self);
}

static gboolean
search (RecourseView *view)
{
  tree_view_search (RECOURSE_TREE_VIEW (view));
  return TRUE;
}

static gboolean
step_back (RecourseView *view)
{
  RecourseTreeView *self = RECOURSE_TREE_VIEW (view);

  if (!gtk_search_bar_get_search_mode (self->search_bar))
    return FALSE;
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  return TRUE;
}

/* `/paths/0/tree/options/1/node/branches/0/…`: as far as it leads through nodes. */
static gboolean
reveal (RecourseView *view, const char *pointer)
{
  RecourseTreeView *self = RECOURSE_TREE_VIEW (view);
  g_auto (GStrv) steps = g_strsplit (pointer, "/", -1);
  RecourseDossier *dossier;
  g_autoptr (RecourseRecord) path = NULL;
  guint index = 0;

  if (self->document == NULL || g_strv_length (steps) < 3 || strcmp (steps[1], "paths") != 0)
    return FALSE;
  dossier = recourse_document_get_dossier (self->document);
  path = g_list_model_get_item (G_LIST_MODEL (dossier->paths),
                                (guint)g_ascii_strtoull (steps[2], NULL, 10));
  if (path == NULL)
    return FALSE;
  tree_view_choose_path (self, recourse_record_get_id (path));
  g_clear_handle_id (&self->update_idle, g_source_remove);
  on_update_idle (self);
  for (guint i = 4; i < g_strv_length (steps); i++)
    if (g_ascii_isdigit (*steps[i]) && steps[i - 1] != NULL)
      {
        guint child = recourse_outline_child (self->outline, index,
                                              (guint)g_ascii_strtoull (steps[i], NULL, 10));

        if (child == RECOURSE_OUTLINE_NONE)
          break;
        index = child;
      }
  tree_view_reveal (self, index);
  return TRUE;
}

static void
view_init (RecourseViewInterface *iface)
{
  iface->set_document = set_document;
  iface->search = search;
  iface->step_back = step_back;
  iface->reveal = reveal;
}

/* The widget */

static gboolean
on_narrow_idle (gpointer user_data)
{
  RecourseTreeView *self = user_data;

  self->narrow_idle = 0;
  gtk_widget_set_visible (self->edit_tools, !self->is_narrow);
  gtk_widget_set_visible (self->separator, !self->is_narrow);
  gtk_widget_set_visible (self->zoom_tools, !self->is_narrow);
  return G_SOURCE_REMOVE;
}

static void
recourse_tree_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RecourseTreeView *self = RECOURSE_TREE_VIEW (widget);
  gboolean is_narrow = width < NARROW;

  if (is_narrow != self->is_narrow && self->narrow_idle == 0)
    self->narrow_idle = g_idle_add_full (GDK_PRIORITY_REDRAW - 10, on_narrow_idle, self, NULL);
  self->is_narrow = is_narrow;
  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (self)), width, height, baseline, NULL);
}

/* The bar gives way to the width, so it asks for none. */
static void
recourse_tree_view_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  gtk_widget_measure (child, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, LEAST_WIDTH);
}

static void
recourse_tree_view_dispose (GObject *object)
{
  RecourseTreeView *self = RECOURSE_TREE_VIEW (object);

  g_clear_handle_id (&self->update_idle, g_source_remove);
  g_clear_handle_id (&self->form_idle, g_source_remove);
  g_clear_handle_id (&self->narrow_idle, g_source_remove);
  g_clear_object (&self->document_signals);
  g_clear_pointer (&self->form, gtk_widget_unparent);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->canvas != NULL)
    recourse_tree_canvas_show (self->canvas, NULL, 0, 0);
  adw_bin_set_child (ADW_BIN (self), NULL); /* which the bin would else look for once more */
  gtk_widget_dispose_template (GTK_WIDGET (object), RECOURSE_TYPE_TREE_VIEW);
  g_clear_pointer (&self->outline, recourse_outline_free);
  g_clear_pointer (&self->outlines, g_hash_table_unref);
  g_clear_pointer (&self->selected, g_hash_table_unref);
  g_clear_pointer (&self->hits, g_array_unref);
  g_clear_object (&self->actions);
  g_clear_weak_pointer (&self->toast);
  g_clear_object (&self->document);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->wanted_part, g_free);
  G_OBJECT_CLASS (recourse_tree_view_parent_class)->dispose (object);
}

static void
on_search_changed (RecourseTreeView *self)
{
  tree_view_find (self, 0);
}

static void
on_next_match (RecourseTreeView *self)
{
  tree_view_find (self, 1);
}

static void
on_previous_match (RecourseTreeView *self)
{
  tree_view_find (self, -1);
}

static void
on_stop_search (RecourseTreeView *self)
{
  step_back (RECOURSE_VIEW (self));
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, RecourseTreeView, name)

static void
recourse_tree_view_class_init (RecourseTreeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_tree_view_dispose;
  widget_class->map = recourse_tree_view_map;
  widget_class->measure = recourse_tree_view_measure;
  widget_class->size_allocate = recourse_tree_view_size_allocate;
  g_type_ensure (RECOURSE_TYPE_TREE_CANVAS);
  gtk_widget_class_set_template_from_resource (widget_class, RECOURSE_RESOURCES "/ui/tree-view.ui");
  BIND (toasts);
  BIND (path_button);
  BIND (path_label);
  BIND (edit_tools);
  BIND (separator);
  BIND (zoom_tools);
  BIND (zoom_button);
  BIND (node_button);
  BIND (search_bar);
  BIND (search_entry);
  BIND (search_count);
  BIND (canvas);
  BIND (status);
  BIND (node_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_next_match);
  gtk_widget_class_bind_template_callback (widget_class, on_previous_match);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
}

static void
watch_document (RecourseTreeView *self)
{
  static const char *const details[] = { "notify::dossier", "notify::results", "notify::leader",
                                         "notify::choices", "notify::stakeholder" };

  self->document_signals = g_signal_group_new (RECOURSE_TYPE_DOCUMENT);
  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    g_signal_group_connect_swapped (self->document_signals, details[i],
                                    G_CALLBACK (tree_view_invalidate), self);
}

static void
recourse_tree_view_init (RecourseTreeView *self)
{
  self->outlines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify)recourse_outline_free);
  self->selected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->hits = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL); /* which would decide in our place */
  watch_document (self);
  tree_view_add_actions (self);
  self->menu = gtk_popover_menu_new_from_model (self->node_menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self->canvas));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  g_signal_connect_swapped (self->canvas, "selection-changed", G_CALLBACK (on_selection_changed),
                            self);
  g_signal_connect_swapped (self->canvas, "fold", G_CALLBACK (on_fold), self);
  g_signal_connect_swapped (self->canvas, "edit", G_CALLBACK (on_edit), self);
  g_signal_connect_swapped (self->canvas, "menu", G_CALLBACK (on_menu), self);
  g_signal_connect_swapped (self->canvas, "zoom-changed", G_CALLBACK (on_zoom_changed), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->canvas), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Tree of the path"), -1);
}

GtkWidget *
recourse_tree_view_new (void)
{
  return g_object_new (RECOURSE_TYPE_TREE_VIEW, NULL);
}
