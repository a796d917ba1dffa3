/* Lexer and parser of formulas: precedence climbing that emits postfix steps, so that what comes after
 * needs no recursion at all.  The parser itself recurses, at most RECOURSE_FORMULA_MAX_DEPTH deep. */
#include "config.h"
#include "analysis/formula.h"
#include "model/wording.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* Where a formula is wrong goes with the error, so that an entry can mark the place. */
typedef struct
{
  guint column;
} RecourseFormulaErrorPrivate;

static void
recourse_formula_error_private_init (RecourseFormulaErrorPrivate *priv)
{
  priv->column = 0;
}

static void
recourse_formula_error_private_copy (const RecourseFormulaErrorPrivate *from,
                                     RecourseFormulaErrorPrivate *to)
{
  to->column = from->column;
}

static void
recourse_formula_error_private_clear (RecourseFormulaErrorPrivate *priv)
{
}

G_DEFINE_EXTENDED_ERROR (RecourseFormulaError, recourse_formula_error)

guint
recourse_formula_error_get_column (const GError *error)
{
  const RecourseFormulaErrorPrivate *priv = recourse_formula_error_get_private (error);

  return priv != NULL ? priv->column : 0;
}

typedef enum
{
  TOKEN_END,
  TOKEN_NUMBER,
  TOKEN_NAME,
  TOKEN_SIGN, /* one or two characters of punctuation */
  TOKEN_BAD,
} TokenKind;

typedef struct
{
  TokenKind kind;
  const char *start;
  gsize length;
  double number;
} Token;

typedef struct
{
  const char *text;
  const char *next;
  Token token;
  GArray *steps;       /* RecourseStep */
  GArray *names;       /* RecourseMention */
  GHashTable *indices; /* name → index + 1 */
  guint depth;
  GError **error;
} Parser;

typedef struct
{
  const char *name;
  int arity; /* -1: one or more */
  RecourseOp op;
} Function;

static const Function functions[] = {
  { "min", -1, RECOURSE_OP_MIN },   { "max", -1, RECOURSE_OP_MAX }, { "abs", 1, RECOURSE_OP_ABS },
  { "exp", 1, RECOURSE_OP_EXP },    { "ln", 1, RECOURSE_OP_LN },    { "sqrt", 1, RECOURSE_OP_SQRT },
  { "clamp", 3, RECOURSE_OP_NAME }, { "if", 3, RECOURSE_OP_IF },
};

static const struct
{
  const char *sign;
  int precedence;
  RecourseOp op;
  gboolean is_swapped;
} operators[] = {
  { "<", 1, RECOURSE_OP_LESS, FALSE },     { "<=", 1, RECOURSE_OP_LESS_EQUAL, FALSE },
  { ">", 1, RECOURSE_OP_LESS, TRUE },      { ">=", 1, RECOURSE_OP_LESS_EQUAL, TRUE },
  { "==", 1, RECOURSE_OP_EQUAL, FALSE },   { "!=", 1, RECOURSE_OP_NOT_EQUAL, FALSE },
  { "+", 2, RECOURSE_OP_ADD, FALSE },      { "-", 2, RECOURSE_OP_SUBTRACT, FALSE },
  { "*", 3, RECOURSE_OP_MULTIPLY, FALSE }, { "/", 3, RECOURSE_OP_DIVIDE, FALSE },
};

static gboolean parse_expression (Parser *self, int precedence);

static const Function *
find_function (const char *name, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    if (strlen (functions[i].name) == length && strncmp (functions[i].name, name, length) == 0)
      return &functions[i];
  return NULL;
}

gboolean
recourse_formula_is_function (const char *name)
{
  return find_function (name, strlen (name)) != NULL;
}

const char *
recourse_formula_nth_function (guint n)
{
  return n < G_N_ELEMENTS (functions) ? functions[n].name : NULL;
}

static guint
column_of (Parser *self, const char *at)
{
  return (guint)g_utf8_pointer_to_offset (self->text, at) + 1;
}

static char *
describe_token (const Token *token)
{
  if (token->kind == TOKEN_END)
    return g_strdup (_ ("the end of the formula"));
  return g_strdup_printf ("“%.*s”", (int)MIN (token->length, 60), token->start);
}

/* Sets "column 7: found “)”; REMEDY" and returns FALSE. */
static gboolean
fail_at (Parser *self, const Token *token, const char *remedy)
{
  g_autofree char *found = describe_token (token);

  g_set_error (self->error, RECOURSE_FORMULA_ERROR, RECOURSE_FORMULA_ERROR_SYNTAX,
               _ ("column %u of the formula: found %s; %s"), column_of (self, token->start), found,
               remedy);
  if (self->error != NULL)
    recourse_formula_error_get_private (*self->error)->column = column_of (self, token->start);
  return FALSE;
}

static gsize
count_digits (const char *at)
{
  gsize n = 0;

  while (g_ascii_isdigit (at[n]))
    n++;
  return n;
}

static gsize
measure_number (const char *at)
{
  gsize n = count_digits (at);

  if (at[n] == '.' && g_ascii_isdigit (at[n + 1]))
    n += 1 + count_digits (at + n + 1);
  if (at[n] == 'e' || at[n] == 'E')
    {
      gsize sign = at[n + 1] == '+' || at[n + 1] == '-';

      if (g_ascii_isdigit (at[n + 1 + sign]))
        n += 1 + sign + count_digits (at + n + 1 + sign);
    }
  return n;
}

static gboolean
scan_number (Parser *self, Token *token)
{
  g_autofree char *digits = NULL;

  token->kind = TOKEN_NUMBER;
  token->length = measure_number (token->start);
  digits = g_strndup (token->start, token->length);
  token->number = g_ascii_strtod (digits, NULL);
  if (!isfinite (token->number))
    return fail_at (self, token, _ ("write a number below 1.8e308"));
  if (g_ascii_isalnum (token->start[token->length]) || token->start[token->length] == '_'
      || token->start[token->length] == '.')
    {
      token->length++;
      return fail_at (self, token,
                      _ ("write numbers as 12, 1.5, .5 or 1e3, and * between a number and a name"));
    }
  return TRUE;
}

static gsize
measure_name (const char *at)
{
  gsize n = 0;

  while (g_ascii_islower (at[n]) || g_ascii_isdigit (at[n]) || at[n] == '_')
    n++;
  return n;
}

static const char *
advise_on_sign (const char *at)
{
  if (*at == '=')
    return _ ("compare with ==");
  if (*at == '!')
    return _ ("compare with !=; write “not x” as x == 0");
  if (*at == '&' || *at == '|')
    return _ ("write “a and b” as min(a, b) of comparisons, “a or b” as max(a, b)");
  if (*at == '%')
    /* xgettext:no-c-format */
    return _ ("write 5 % as 0.05");
  if (g_ascii_isupper (*at))
    return _ ("ids are written in lower case");
  return _ ("only numbers, ids, + - * / ^, comparisons, commas and parentheses may stand here");
}

static gboolean
scan_sign (Parser *self, Token *token)
{
  static const char two[][3] = { "<=", ">=", "==", "!=" };

  token->kind = TOKEN_SIGN;
  for (gsize i = 0; i < G_N_ELEMENTS (two); i++)
    if (strncmp (token->start, two[i], 2) == 0)
      {
        token->length = 2;
        return TRUE;
      }
  token->length = 1;
  if (strchr ("+-*/^(),<>", *token->start) != NULL)
    return TRUE;
  token->kind = TOKEN_BAD;
  token->length = (gsize)(g_utf8_next_char (token->start) - token->start);
  return fail_at (self, token, advise_on_sign (token->start));
}

/* Reads the next token into self->token. */
static gboolean
advance (Parser *self)
{
  Token *token = &self->token;

  while (*self->next == ' ' || *self->next == '\t' || *self->next == '\n' || *self->next == '\r')
    self->next++;
  *token = (Token){ .start = self->next };
  if (*self->next == '\0')
    return TRUE;
  if (g_ascii_isdigit (*self->next) || (*self->next == '.' && g_ascii_isdigit (self->next[1])))
    {
      if (!scan_number (self, token))
        return FALSE;
    }
  else if (g_ascii_islower (*self->next))
    {
      token->kind = TOKEN_NAME;
      token->length = measure_name (token->start);
    }
  else if (!scan_sign (self, token))
    return FALSE;
  self->next += token->length;
  return TRUE;
}

static gboolean
is_sign (Parser *self, const char *sign)
{
  return self->token.kind == TOKEN_SIGN && self->token.length == strlen (sign)
         && strncmp (self->token.start, sign, self->token.length) == 0;
}

static gboolean
expect_sign (Parser *self, const char *sign, const char *remedy)
{
  if (!is_sign (self, sign))
    return fail_at (self, &self->token, remedy);
  return advance (self);
}

static void
emit (Parser *self, RecourseOp op, gboolean is_swapped)
{
  RecourseStep step = { .op = op, .is_swapped = is_swapped };

  g_array_append_val (self->steps, step);
}

static void
emit_number (Parser *self, double number)
{
  RecourseStep step = { .op = RECOURSE_OP_NUMBER, .number = number };

  g_array_append_val (self->steps, step);
}

static void
emit_name (Parser *self, const Token *token)
{
  RecourseStep step = { .op = RECOURSE_OP_NAME };
  g_autofree char *id = g_strndup (token->start, token->length);
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->indices, id));

  if (index == 0)
    {
      RecourseMention mention = { g_strdup (id), column_of (self, token->start) };

      g_array_append_val (self->names, mention);
      index = self->names->len;
      g_hash_table_insert (self->indices, g_steal_pointer (&id), GUINT_TO_POINTER (index));
    }
  step.name = index - 1;
  g_array_append_val (self->steps, step);
}

static gboolean
enter (Parser *self)
{
  if (++self->depth <= RECOURSE_FORMULA_MAX_DEPTH)
    return TRUE;
  return fail_at (self, &self->token,
                  _ ("more than 1000 levels of nesting; name a part of it as a variable"));
}

/* What follows argument @index of @function once it is parsed: of several operands two at a time. */
static void
emit_function (Parser *self, const Function *function, int index, gboolean is_last)
{
  if (function->op == RECOURSE_OP_NAME) /* clamp: min (max (x, low), high) */
    {
      if (index > 0)
        emit (self, index == 1 ? RECOURSE_OP_MAX : RECOURSE_OP_MIN, FALSE);
    }
  else if (function->arity == -1)
    {
      if (index > 0)
        emit (self, function->op, FALSE);
    }
  else if (is_last)
    emit (self, function->op, FALSE);
}

static gboolean
fail_arity (Parser *self, const Function *function)
{
  g_autofree char *remedy = NULL;

  remedy = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s takes %d value", "%s takes %d values",
                                         (gulong)function->arity),
                            function->name, function->arity);
  return fail_at (self, &self->token, remedy);
}

static gboolean
parse_arguments (Parser *self, const Function *function)
{
  for (int i = 0;; i++)
    {
      if (!parse_expression (self, 1))
        return FALSE;
      if (function->arity >= 0 && i + 1 < function->arity && !is_sign (self, ","))
        return is_sign (self, ")")
                   ? fail_arity (self, function)
                   : fail_at (self, &self->token, _ ("separate the values with a comma"));
      if (function->arity >= 0 && i + 1 == function->arity && is_sign (self, ","))
        return fail_arity (self, function);
      emit_function (self, function, i, i + 1 == function->arity);
      if (!is_sign (self, ","))
        return expect_sign (self, ")",
                            _ ("close the function with “)” or separate its values with a comma"));
      if (!advance (self))
        return FALSE;
    }
}

static gboolean
fail_unknown_function (Parser *self, const Token *name)
{
  const char *words[G_N_ELEMENTS (functions)];
  g_autofree char *word = g_strndup (name->start, name->length);
  g_autofree char *remedy = NULL;
  const char *nearest;

  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    words[i] = functions[i].name;
  nearest = recourse_word_nearest (word, words, G_N_ELEMENTS (words));
  remedy =
      recourse_word_is_near (word, nearest)
          ? g_strdup_printf (_ ("there is no such function; did you mean %s?"), nearest)
          : g_strdup (_ (
              "there is no such function; there are min, max, abs, exp, ln, sqrt, clamp and if"));
  return fail_at (self, name, remedy);
}

static gboolean
parse_name (Parser *self)
{
  Token name = self->token;
  const Function *function = find_function (name.start, name.length);

  if (!advance (self))
    return FALSE;
  if (!is_sign (self, "("))
    {
      if (function != NULL)
        return fail_at (self, &name,
                        _ ("this is a function; write its values in parentheses after it"));
      emit_name (self, &name);
      return TRUE;
    }
  if (function == NULL)
    return fail_unknown_function (self, &name);
  if (!enter (self) || !advance (self) || !parse_arguments (self, function))
    return FALSE;
  self->depth--;
  return TRUE;
}

static gboolean
parse_parentheses (Parser *self)
{
  if (!enter (self) || !advance (self) || !parse_expression (self, 1)
      || !expect_sign (self, ")", _ ("close the parenthesis with “)” or put an operator here")))
    return FALSE;
  self->depth--;
  return TRUE;
}

static gboolean
parse_primary (Parser *self)
{
  if (self->token.kind == TOKEN_NUMBER)
    {
      emit_number (self, self->token.number);
      return advance (self);
    }
  if (self->token.kind == TOKEN_NAME)
    return parse_name (self);
  if (is_sign (self, "("))
    return parse_parentheses (self);
  if (is_sign (self, "+"))
    return fail_at (self, &self->token, _ ("leave out the plus sign before a value"));
  return fail_at (self, &self->token, _ ("a number, an id, a function or “(” must stand here"));
}

/* A sign before a value binds less tightly than ^ and more tightly than *: -2^2 is -4; the exponent may
 * have a sign of its own. */
static gboolean
parse_signed (Parser *self)
{
  if (is_sign (self, "-"))
    {
      if (!enter (self) || !advance (self) || !parse_signed (self))
        return FALSE;
      emit (self, RECOURSE_OP_NEGATE, FALSE);
      self->depth--;
      return TRUE;
    }
  if (!parse_primary (self))
    return FALSE;
  if (!is_sign (self, "^"))
    return TRUE;
  if (!enter (self) || !advance (self) || !parse_signed (self))
    return FALSE;
  emit (self, RECOURSE_OP_POWER, FALSE);
  self->depth--;
  return TRUE;
}

/* Operators of at least @precedence; they group to the left. */
static gboolean
parse_expression (Parser *self, int precedence)
{
  if (!parse_signed (self))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (operators);)
    {
      if (operators[i].precedence < precedence || !is_sign (self, operators[i].sign))
        {
          i++;
          continue;
        }
      if (!advance (self) || !parse_expression (self, operators[i].precedence + 1))
        return FALSE;
      emit (self, operators[i].op, operators[i].is_swapped);
      i = 0;
    }
  return TRUE;
}

static gboolean
parse_whole (Parser *self)
{
  if (!g_utf8_validate (self->text, -1, NULL))
    {
      g_set_error_literal (self->error, RECOURSE_FORMULA_ERROR, RECOURSE_FORMULA_ERROR_SYNTAX,
                           _ ("the formula is not UTF-8; write it in ASCII characters"));
      return FALSE;
    }
  if (!advance (self))
    return FALSE;
  if (self->token.kind == TOKEN_END)
    return fail_at (self, &self->token,
                    _ ("the formula is empty; write a number or an expression"));
  if (!parse_expression (self, 1))
    return FALSE;
  if (self->token.kind == TOKEN_END)
    return TRUE;
  if (is_sign (self, ")"))
    return fail_at (self, &self->token, _ ("no parenthesis is open here; remove it"));
  if (is_sign (self, ","))
    return fail_at (self, &self->token, _ ("a comma stands only between the values of a function"));
  return fail_at (self, &self->token, _ ("put an operator such as + or * before it"));
}

static void
clear_mention (gpointer data)
{
  g_free (((RecourseMention *)data)->id);
}

RecourseFormula *
recourse_formula_parse (const char *text, GError **error)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (RecourseStep));
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (RecourseMention));
  g_autoptr (GHashTable) indices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Parser parser = {
    .text = text, .next = text, .steps = steps, .names = names, .indices = indices, .error = error
  };
  RecourseFormula *self;

  g_array_set_clear_func (names, clear_mention);
  if (!parse_whole (&parser))
    return NULL;
  self = g_new0 (RecourseFormula, 1);
  self->steps = g_array_steal (steps, &self->n_steps);
  self->names = g_array_steal (names, &self->n_names);
  return self;
}

void
recourse_formula_free (RecourseFormula *self)
{
  for (gsize i = 0; i < self->n_names; i++)
    g_free (self->names[i].id);
  g_free (self->names);
  g_free (self->steps);
  g_free (self);
}
