/* One field of a record in a form: its name, the control that edits it, help, and what is wrong with it.
 * The kinds of fields differ in the control; this is what they share. */
#pragma once

#include "document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_EDITOR_FIELD (recourse_editor_field_get_type ())
G_DECLARE_DERIVABLE_TYPE (
    RecourseEditorField, recourse_editor_field, RECOURSE, EDITOR_FIELD, AdwBin)

/**
 * RecourseEditorFieldClass:
 * @set_up: makes the control; called once, when document, place and field are known
 * @show: shows what @record, the one that has the field, says now
 * @flush: (nullable): takes over what was typed and not yet committed
 */
struct _RecourseEditorFieldClass
{
  AdwBinClass parent_class;

  void (*set_up) (RecourseEditorField *self, RecourseRecord *record);
  void (*show) (RecourseEditorField *self, RecourseRecord *record);
  void (*flush) (RecourseEditorField *self);
};

/**
 * recourse_editor_field_new:
 * @record: the one that has @field
 * @place: of @record, a JSON pointer
 *
 * Returns: (transfer floating): the control that suits the kind of @field
 */
GtkWidget *recourse_editor_field_new (RecourseDocument *document,
                                      RecourseRecord *record,
                                      const char *place,
                                      const RecourseField *field);

/* The same with a kind and a name of the caller's. */
GtkWidget *recourse_editor_field_new_of_type (GType type,
                                              RecourseDocument *document,
                                              RecourseRecord *record,
                                              const char *place,
                                              const RecourseField *field,
                                              const char *label);

void recourse_editor_field_show (RecourseEditorField *self, RecourseRecord *record);
void recourse_editor_field_flush (RecourseEditorField *self);
/* Shows what the dossier says: the change was refused. */
void recourse_editor_field_put_back (RecourseEditorField *self);

RecourseDocument *recourse_editor_field_get_document (RecourseEditorField *self);
const RecourseField *recourse_editor_field_get_field (RecourseEditorField *self);
/* Of the record that has the field, and of the field itself: the same for an assignment, whose name is the key. */
const char *recourse_editor_field_get_record_place (RecourseEditorField *self);
const char *recourse_editor_field_get_place (RecourseEditorField *self);
/* (nullable): the record that has the field, as the dossier says it now */
RecourseRecord *recourse_editor_field_get_record (RecourseEditorField *self);
const char *recourse_editor_field_get_label (RecourseEditorField *self);

/* For the kinds: puts @control under the name; it is named after the field for assistive technology. */
void recourse_editor_field_set_control (RecourseEditorField *self, GtkWidget *control);
/* At the end of the line of the name. */
void recourse_editor_field_add_beside (RecourseEditorField *self, GtkWidget *widget);
void recourse_editor_field_hide_name (RecourseEditorField *self);
/* What is wrong, beside the control; %NULL: nothing. */
void recourse_editor_field_set_message (RecourseEditorField *self, const char *message);
gboolean recourse_editor_field_has_message (RecourseEditorField *self);

/**
 * recourse_editor_field_commit:
 * @edit: (transfer full): what the field changes
 *
 * Commits under a name for undo.  Where it is refused the reason goes to the field of the form that it is about, or to
 * this one.
 */
gboolean recourse_editor_field_commit (RecourseEditorField *self, RecourseEdit *edit);

/* The same for the text of the field's own value, or its JSON: %NULL takes the field away. */
gboolean recourse_editor_field_commit_text (RecourseEditorField *self, const char *text);
gboolean recourse_editor_field_commit_json (RecourseEditorField *self, const char *json);

/* Every field at or below @widget. */
GPtrArray *recourse_editor_fields_in (GtkWidget *widget);

/* The classes. */
GType recourse_editor_text_get_type (void);
GType recourse_editor_choice_get_type (void);
GType recourse_editor_references_get_type (void);
GType recourse_editor_formula_get_type (void);
GType recourse_editor_nested_get_type (void);
GType recourse_editor_nested_list_get_type (void);
GType recourse_editor_settings_get_type (void);
GType recourse_editor_tree_link_get_type (void);

G_END_DECLS
