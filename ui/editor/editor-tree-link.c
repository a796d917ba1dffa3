/* The field of a path's tree: it is edited where it is drawn, in the Tree view. */
#include "config.h"

#include "ui/editor/editor-field.h"

#include "model/walk.h"

#include <glib/gi18n.h>

#define RECOURSE_TYPE_EDITOR_TREE_LINK (recourse_editor_tree_link_get_type ())
G_DECLARE_FINAL_TYPE (RecourseEditorTreeLink,
                      recourse_editor_tree_link,
                      RECOURSE,
                      EDITOR_TREE_LINK,
                      RecourseEditorField)

struct _RecourseEditorTreeLink
{
  RecourseEditorField parent_instance;

  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (RecourseEditorTreeLink, recourse_editor_tree_link, RECOURSE_TYPE_EDITOR_FIELD)

static guint
count_nodes (RecourseNode *root)
{
  RecourseWalk walk;
  RecourseNode *node = NULL;
  guint n = 0;

  recourse_walk_init (&walk, root);
  while (recourse_walk_next (&walk, &node))
    n++;
  recourse_walk_clear (&walk);
  return n;
}

static void
recourse_editor_tree_link_show (RecourseEditorField *field, RecourseRecord *record)
{
  guint n = count_nodes (RECOURSE_PATH (record)->tree);
  g_autofree char *text = g_strdup_printf (ngettext ("%u node", "%u nodes", n), n);

  gtk_label_set_text (((RecourseEditorTreeLink *)field)->label, text);
}

/* The window shows the path that leads. */
static void
on_clicked (RecourseEditorTreeLink *self)
{
  RecourseEditorField *field = RECOURSE_EDITOR_FIELD (self);
  RecourseDocument *document = recourse_editor_field_get_document (field);
  RecourseDossier *dossier = recourse_document_get_dossier (document);
  RecourseRecord *path = recourse_editor_field_get_record (field);
  guint index = 0;
  GtkWindow *window = NULL;

  if (path == NULL)
    return;
  index = recourse_dossier_index_of (dossier, dossier->paths, recourse_record_get_id (path));
  if (recourse_document_get_leader (document) != index)
    {
      if (recourse_document_is_path_on (document, index))
        recourse_document_toggle_path (document, index);
      recourse_document_toggle_path (document, index);
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", "tree");
  window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  if (gtk_window_get_transient_for (window) != NULL)
    gtk_window_present (gtk_window_get_transient_for (window));
}

static void
recourse_editor_tree_link_set_up (RecourseEditorField *field, RecourseRecord *record)
{
  RecourseEditorTreeLink *self = (RecourseEditorTreeLink *)field;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Open in the Tree View"));

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_clicked), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), button);
  recourse_editor_field_set_control (field, box);
}

static void
recourse_editor_tree_link_class_init (RecourseEditorTreeLinkClass *klass)
{
  RecourseEditorFieldClass *field_class = RECOURSE_EDITOR_FIELD_CLASS (klass);

  field_class->set_up = recourse_editor_tree_link_set_up;
  field_class->show = recourse_editor_tree_link_show;
}

static void
recourse_editor_tree_link_init (RecourseEditorTreeLink *self)
{
}
