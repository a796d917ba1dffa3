/* One table of the evidence view.  Rows are filtered, then sorted, and only those that are seen have widgets, so
 * thousands of claims scroll like ten. */
#include "config.h"

#include "ui/evidence/evidence-table.h"

#include "ui/evidence/evidence-columns.h"
#include "ui/widgets.h"

#include <glib/gi18n.h>

struct _RecourseEvidenceTable
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkColumnView *view;

  const char *list;
  const RecourseEvidenceFilter *wanted; /* borrowed */
  GListStore *rows;
  GtkFilter *filter;
  GtkMultiSelection *selection;
  char *chosen; /* id */
  gboolean looks_at_cited;
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (RecourseEvidenceTable, recourse_evidence_table, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  ACTIVATED,
  ASKED_NEW,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static const struct
{
  const char *list;
  const char *title;
  const char *about;
  const char *add;
} empties[] = {
  { "claims", N_ ("No Claims"), N_ ("What is claimed, as of when, how surely, and by whom"),
    N_ ("_Add a Claim") },
  { "sources", N_ ("No Sources"), N_ ("Who says what the claims say"), N_ ("_Add a Source") },
  { "conflicts", N_ ("No Conflicts"), N_ ("Claims that cannot all hold, and which one is in use"),
    N_ ("_Add a Conflict") },
};

/* What is shown */

static gboolean
matches (gpointer item, gpointer user_data)
{
  RecourseEvidenceTable *self = user_data;
  const RecourseEvidenceFilter *wanted = self->wanted;
  RecourseEvidenceRow *row = item;

  if (!recourse_evidence_row_matches (row, wanted->folded, self->looks_at_cited))
    return FALSE;
  if (!g_str_equal (self->list, "claims"))
    return TRUE; /* the rest is about claims */
  return (wanted->status == NULL
          || g_strcmp0 (recourse_evidence_row_get_glyph (row, RECOURSE_EVIDENCE_COLUMN_STATUS),
                        wanted->status)
                 == 0)
         && (wanted->confidence == NULL
             || g_strcmp0 (
                    recourse_evidence_row_get_glyph (row, RECOURSE_EVIDENCE_COLUMN_CONFIDENCE),
                    wanted->confidence)
                    == 0)
         && (wanted->user == NULL || recourse_evidence_row_is_used_by (row, wanted->user));
}

static void
update_page (RecourseEvidenceTable *self)
{
  const char *page = "table";

  if (g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == 0)
    page = "empty";
  else if (recourse_evidence_table_get_n_shown (self) == 0)
    page = "none-found";
  gtk_stack_set_visible_child_name (self->stack, page);
}

guint
recourse_evidence_table_get_n_shown (RecourseEvidenceTable *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

/* What is selected */

static RecourseEvidenceRow *
get_row (RecourseEvidenceTable *self, guint position)
{
  g_autoptr (RecourseEvidenceRow) row =
      g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  return row; /* the list keeps it */
}

static void
on_selection_changed (RecourseEvidenceTable *self)
{
  g_autoptr (GtkBitset) selected = NULL;
  const char *id = NULL;

  if (self->is_updating)
    return;
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (gtk_bitset_get_size (selected) == 1)
    id = recourse_evidence_row_get_id (get_row (self, gtk_bitset_get_minimum (selected)));
  if (g_strcmp0 (id, self->chosen) == 0)
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (id);
  g_signal_emit (self, signals[CHOSEN], 0);
}

const char *
recourse_evidence_table_get_chosen (RecourseEvidenceTable *self)
{
  return self->chosen;
}

static guint
find (RecourseEvidenceTable *self, const char *id)
{
  for (guint i = 0; id != NULL && i < recourse_evidence_table_get_n_shown (self); i++)
    if (g_strcmp0 (recourse_evidence_row_get_id (get_row (self, i)), id) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static void
scroll_to (RecourseEvidenceTable *self, guint position)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->view));

  gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
}

gboolean
recourse_evidence_table_choose (RecourseEvidenceTable *self, const char *id)
{
  guint position = find (self, id);

  if (position == GTK_INVALID_LIST_POSITION)
    {
      gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
      return FALSE;
    }
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  scroll_to (self, position);
  return TRUE;
}

void
recourse_evidence_table_follow (RecourseEvidenceTable *self, const char *id)
{
  g_autofree char *copy = g_strdup (id);

  if (self->chosen == NULL || id == NULL)
    return;
  g_free (self->chosen);
  self->chosen = g_steal_pointer (&copy);
}

gboolean
recourse_evidence_table_choose_first (RecourseEvidenceTable *self)
{
  g_autofree char *id = NULL;

  if (recourse_evidence_table_get_n_shown (self) == 0)
    return FALSE;
  id = g_strdup (recourse_evidence_row_get_id (get_row (self, 0)));
  return recourse_evidence_table_choose (self, id);
}

/* Titles of sources name everybody, so they are looked at only where nothing says by itself what is looked for. */
static gboolean
looks_at_cited (RecourseEvidenceTable *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RecourseEvidenceRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (recourse_evidence_row_matches (row, self->wanted->folded, FALSE))
        return FALSE;
    }
  return TRUE;
}

void
recourse_evidence_table_refilter (RecourseEvidenceTable *self)
{
  self->looks_at_cited = looks_at_cited (self);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_page (self);
}

void
recourse_evidence_table_fill (RecourseEvidenceTable *self, RecourseDocument *document)
{
  g_autoptr (GPtrArray) rows = recourse_evidence_rows (document, self->list);
  guint position = 0;

  self->is_updating = TRUE;
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
  recourse_evidence_table_refilter (self);
  position = find (self, self->chosen);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  self->is_updating = FALSE;
  on_selection_changed (self);
}

char *
recourse_evidence_table_dup_text (RecourseEvidenceTable *self, guint *n_rows)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  GtkBitsetIter iter;
  guint position = 0;
  gboolean is_valid = gtk_bitset_iter_init_first (&iter, selected, &position);

  for (; is_valid; is_valid = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (rows, get_row (self, position));
  *n_rows = rows->len;
  return rows->len > 0 ? recourse_evidence_dup_table (self->list, rows) : NULL;
}

void
recourse_evidence_table_set_single_click (RecourseEvidenceTable *self, gboolean is_single_click)
{
  gtk_column_view_set_single_click_activate (self->view, is_single_click);
}

const char *
recourse_evidence_table_get_list (RecourseEvidenceTable *self)
{
  return self->list;
}

/* Building */

static void
on_activated (RecourseEvidenceTable *self, guint position)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
on_new (RecourseEvidenceTable *self)
{
  g_signal_emit (self, signals[ASKED_NEW], 0);
}

static GtkWidget *
create_empty (RecourseEvidenceTable *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (empties); i++)
    if (g_str_equal (empties[i].list, self->list))
      {
        adw_status_page_set_title (ADW_STATUS_PAGE (page), _ (empties[i].title));
        adw_status_page_set_description (ADW_STATUS_PAGE (page), _ (empties[i].about));
        button = gtk_button_new_with_mnemonic (_ (empties[i].add));
      }
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "recourse-evidence-symbolic");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_new), self);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

static GtkWidget *
create_none_found (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "edit-find-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Nothing Matches"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("Try fewer letters, or another filter."));
  return page;
}

/* What comes first now is what was asked for. */
static void
on_sorted (RecourseEvidenceTable *self)
{
  guint position = find (self, self->chosen);

  if (recourse_evidence_table_get_n_shown (self) > 0)
    scroll_to (self, position != GTK_INVALID_LIST_POSITION ? position : 0);
}

static GtkWidget *
create_table (RecourseEvidenceTable *self, const char *name)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkSortListModel *sorted = NULL;
  GListModel *filtered = NULL;

  self->rows = g_list_store_new (RECOURSE_TYPE_EVIDENCE_ROW);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  filtered = G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->rows)),
                                                      g_object_ref (self->filter)));
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  recourse_evidence_add_columns (self->view, self->list);
  sorted =
      gtk_sort_list_model_new (filtered, g_object_ref (gtk_column_view_get_sorter (self->view)));
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (sorted));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (on_selection_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (on_activated), self);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (on_sorted), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  recourse_scrolled_window_begin_at_start (GTK_SCROLLED_WINDOW (scrolled));
  return scrolled;
}

static void
recourse_evidence_table_dispose (GObject *object)
{
  RecourseEvidenceTable *self = RECOURSE_EVIDENCE_TABLE (object);

  self->is_updating = TRUE;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->chosen, g_free);
  G_OBJECT_CLASS (recourse_evidence_table_parent_class)->dispose (object);
}

static void
recourse_evidence_table_class_init (RecourseEvidenceTableClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_evidence_table_dispose;
  signals[CHOSEN] =
      g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] =
      g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ASKED_NEW] =
      g_signal_new ("asked-new", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
recourse_evidence_table_init (RecourseEvidenceTable *self)
{
}

GtkWidget *
recourse_evidence_table_new (const char *list, const RecourseEvidenceFilter *filter)
{
  RecourseEvidenceTable *self = g_object_new (RECOURSE_TYPE_EVIDENCE_TABLE, NULL);

  self->list = g_intern_string (list);
  self->wanted = filter;
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, create_table (self, list), "table");
  gtk_stack_add_named (self->stack, create_empty (self), "empty");
  gtk_stack_add_named (self->stack, create_none_found (), "none-found");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  return GTK_WIDGET (self);
}
