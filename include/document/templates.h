/* Dossiers to begin with: a newcomer replaces parties and figures instead of facing an empty page. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RecourseTemplate:
 * @name: what actions call it
 * @title: what people call it; not translated yet
 * @description: whom it is for; not translated yet
 * @path: of the resource
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *description;
  const char *path;
} RecourseTemplate;

/* Ends with one whose name is NULL. */
extern const RecourseTemplate recourse_templates[];

/* (nullable) */
const RecourseTemplate *recourse_template_find (const char *name);

G_END_DECLS
