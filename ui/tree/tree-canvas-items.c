/* The nodes on the screen as widgets, for focus and assistive technology. */
#include "config.h"

#include "ui/tree/tree-canvas-private.h"

#include "ui/tree/tree-item.h"

/* More items than a screen has room for would only slow assistive technology down. */
#define MOST_ITEMS 250

/* Items: what the screen shows, for focus and assistive technology */

static void
describe_item (RecourseTreeCanvas *self, RecourseTreeItem *item, guint index)
{
  const RecourseOutlineNode *node = recourse_outline_get (self->outline, index);
  g_autofree char *name = recourse_tree_map_describe (self->map, index);
  RecourseTreeItemWords words = { .name = name,
                                  .level = node->depth + 1,
                                  .position = node->position + 1,
                                  .n_siblings = node->parent != RECOURSE_OUTLINE_NONE
                                                    ? recourse_outline_n_children (self->outline,
                                                                                   node->parent)
                                                    : 1,
                                  .can_fold = node->kind != RECOURSE_OUTLINE_OUTCOME,
                                  .is_open = node->is_open,
                                  .is_selected = index == self->selected };

  recourse_tree_item_set (item, index, &words);
}

static void
on_item_select (RecourseTreeCanvas *self, RecourseTreeItem *item)
{
  recourse_tree_canvas_select (self, recourse_tree_item_get_index (item));
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_item_fold (RecourseTreeCanvas *self, RecourseTreeItem *item)
{
  g_signal_emit_by_name (self, "fold", recourse_tree_item_get_index (item));
}

static void
on_item_edit (RecourseTreeCanvas *self, RecourseTreeItem *item)
{
  recourse_tree_canvas_select (self, recourse_tree_item_get_index (item));
  g_signal_emit_by_name (self, "edit", "node");
}

static RecourseTreeItem *
add_item (RecourseTreeCanvas *self, guint position)
{
  GtkWidget *item = recourse_tree_item_new ();

  g_signal_connect_swapped (item, "select", G_CALLBACK (on_item_select), self);
  g_signal_connect_swapped (item, "fold", G_CALLBACK (on_item_fold), self);
  g_signal_connect_swapped (item, "edit", G_CALLBACK (on_item_edit), self);
  g_signal_connect_swapped (item, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_insert_before (item, GTK_WIDGET (self), self->tip);
  g_ptr_array_insert (self->items, (int)position, item);
  return RECOURSE_TREE_ITEM (item);
}

static GArray *
list_seen (RecourseTreeCanvas *self)
{
  GArray *seen = g_array_new (FALSE, FALSE, sizeof (guint));
  RecourseRect region = self->tree.region;

  for (guint i = 0; i < recourse_tree_map_get_n_places (self->map); i++)
    {
      const RecourseTreePlace *place = recourse_tree_map_get_place (self->map, i);
      gboolean is_seen = place->x >= region.x && place->x <= region.x + region.width
                         && place->y >= region.y && place->y <= region.y + region.height;

      if (place->index == self->selected || (is_seen && seen->len < MOST_ITEMS))
        g_array_append_val (seen, place->index);
    }
  return seen;
}

/* The item that has the focus stays with the selected node; the others are handed on in order.  A form over the canvas
 * keeps the focus. */
void
tree_canvas_sync_items (RecourseTreeCanvas *self)
{
  g_autoptr (GArray) seen =
      self->map != NULL ? list_seen (self) : g_array_new (FALSE, FALSE, sizeof (guint));
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (self));
  gboolean had_focus = focused != NULL && !GTK_IS_POPOVER (focused);

  while (self->items->len > seen->len)
    g_ptr_array_remove_index (self->items, self->items->len - 1);
  for (guint i = 0; i < seen->len; i++)
    {
      guint index = g_array_index (seen, guint, i);
      RecourseTreeItem *item =
          i < self->items->len ? g_ptr_array_index (self->items, i) : add_item (self, i);

      describe_item (self, item, index);
    }
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
on_sync_idle (gpointer user_data)
{
  RecourseTreeCanvas *self = user_data;

  self->sync_idle = 0;
  tree_canvas_sync_items (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

void
tree_canvas_queue_sync (RecourseTreeCanvas *self)
{
  if (self->sync_idle == 0)
    self->sync_idle = g_idle_add (on_sync_idle, self);
}

GtkWidget *
tree_canvas_find_item (RecourseTreeCanvas *self, guint index)
{
  for (guint i = 0; i < self->items->len; i++)
    if (recourse_tree_item_get_index (g_ptr_array_index (self->items, i)) == index)
      return g_ptr_array_index (self->items, i);
  return NULL;
}

void
tree_canvas_allocate_items (RecourseTreeCanvas *self)
{
  double x, y;

  tree_canvas_origin (self, &self->tree, &x, &y);
  for (guint i = 0; i < self->items->len; i++)
    {
      GtkWidget *item = g_ptr_array_index (self->items, i);
      guint index = recourse_tree_item_get_index (RECOURSE_TREE_ITEM (item));
      guint place = self->map != NULL ? recourse_tree_map_find_place (self->map, index)
                                      : RECOURSE_OUTLINE_NONE;
      RecourseRect b = place != RECOURSE_OUTLINE_NONE
                           ? recourse_tree_map_get_bounds (self->map, place)
                           : (RecourseRect){ 0, 0, 1, 1 };
      GtkAllocation allocation = { (int)(x + b.x * self->zoom), (int)(y + b.y * self->zoom),
                                   MAX (1, (int)(b.width * self->zoom)),
                                   MAX (1, (int)(b.height * self->zoom)) };

      gtk_widget_measure (item, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (item, &allocation, -1);
    }
}

static void
remove_item (gpointer data)
{
  GtkWidget *item = data;

  g_signal_handlers_disconnect_by_data (item, gtk_widget_get_parent (item));
  gtk_widget_unparent (item);
}

GPtrArray *
tree_canvas_items_new (void)
{
  return g_ptr_array_new_with_free_func (remove_item);
}
