/* Paths and the nodes of their trees.  Which keys belong to which kind of node is a rule (rules.c),
 * since the table holds those of all kinds. */
#include "model/path.h"

#include "record-private.h"

static const char *const node_kinds[] = { "decision", "chance", "outcome", NULL };

static const RecourseField node_fields[] = {
  RECOURSE_FIELD (Node, kind, CHOICE, REQUIRED, ONE_OF (node_kinds)),
  RECOURSE_ID (),
  RECOURSE_LABEL (),
  RECOURSE_FIELD (Node, note, TEXT),
  RECOURSE_FIELD (Node, owner, REFERENCE, OF ("stakeholders")),
  RECOURSE_FIELD (Node, options, RECORDS, ITEMS (branch)),
  RECOURSE_FIELD (Node, branches, RECORDS, ITEMS (branch)),
  RECOURSE_FIELD (Node, set, FORMULAS, OF ("parameters")),
  RECOURSE_FIELD (Node, payoffs, FORMULAS, OF ("stakeholders")),
};
RECOURSE_DEFINE_RECORD (Node, node)

static const RecourseField branch_fields[] = {
  RECOURSE_ID (),
  RECOURSE_LABEL (),
  RECOURSE_FIELD (Branch, available, FORMULA),
  RECOURSE_FIELD (Branch, probability, FORMULA),
  RECOURSE_FIELD (Branch, node, RECORD, REQUIRED, ITEMS (node)),
};
RECOURSE_DEFINE_RECORD (Branch, branch)

static const RecourseField path_fields[] = {
  RECOURSE_ID (REQUIRED),
  RECOURSE_LABEL (),
  RECOURSE_FIELD (Path, description, TEXT),
  RECOURSE_FIELD (Path, levers, REFERENCES, OF ("levers")),
  RECOURSE_FIELD (Path, claims, REFERENCES, OF ("claims")),
  RECOURSE_FIELD (Path, tree, RECORD, REQUIRED, ITEMS (node)),
};
RECOURSE_DEFINE_RECORD (Path, path)
