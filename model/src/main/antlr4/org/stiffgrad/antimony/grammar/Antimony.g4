/*
 * The Antimony subset of stiffgrad.
 *
 * Every decision is LL(1): the parser then never simulates its automaton (fast from a cold start),
 * and the offending token of an error is the token the user sees. Recursion happens only through
 * parentheses, whose nesting is bounded before parsing. Keywords that no rule mentions are tokens
 * all the same, so that the constructs they introduce are refused by name.
 *
 * Precedence is that of libSBML's Level 3 formula parser, which Antimony uses: the power operator
 * binds tightest and associates to the right, then the signs and '!', then '*' and '/', '+' and
 * '-', comparisons, and last '&&' and '||'.
 */
grammar Antimony;

file
  : item? (separator item?)* EOF
  ;

/* A formula outside of any model, such as a cell of a table. */
alone
  : formula EOF
  ;

item
  : function
  | block
  | statement
  ;

block
  : (MODEL | MODULE) TIMES? NAME arguments? body END
  ;

body
  : statement? (separator statement?)*
  ;

function
  : FUNCTION NAME arguments separator* formula separator* END
  ;

arguments
  : LPAREN (NAME (COMMA NAME)*)? RPAREN
  ;

separator
  : NEWLINE
  | SEMICOLON
  ;

statement
  : declaration
  | symbol (place (definition | label)? | definition | title | label | tail)
  | NUMBER symbol tail
  | conversion
  ;

declaration
  : qualifier+ declared (COMMA declared)*
  ;

qualifier
  : CONST
  | VAR
  | EXT
  | SUBSTANCE_ONLY
  | SPECIES
  | COMPARTMENT
  | FORMULA
  ;

declared
  : symbol place? definition?
  ;

symbol
  : BOUNDARY? NAME
  ;

place
  : IN NAME
  ;

definition
  : EQUALS formula
  | ASSIGN formula
  | PRIME EQUALS formula
  ;

/* A display name: harmless, ignored. */
title
  : IS STRING
  ;

label
  : COLON participants? conversion
  ;

/* A reaction without label, after its first reactant. */
tail
  : (PLUS participant)* conversion
  ;

conversion
  : arrow participants? SEMICOLON rate?
  ;

arrow
  : REVERSIBLE
  | IRREVERSIBLE
  ;

participants
  : participant (PLUS participant)*
  ;

participant
  : NUMBER? symbol
  ;

rate
  : formula place?
  ;

formula
  : comparison ((AND | OR) comparison)*
  ;

comparison
  : sum (relation sum)*
  ;

relation
  : LESS
  | LESS_OR_EQUAL
  | GREATER
  | GREATER_OR_EQUAL
  | EQUAL
  | NOT_EQUAL
  ;

sum
  : product ((PLUS | MINUS) product)*
  ;

product
  : signed ((TIMES | DIVIDE) signed)*
  ;

signed
  : sign* power
  ;

sign
  : PLUS
  | MINUS
  | NOT
  ;

power
  : atom (POWER exponent)*
  ;

exponent
  : sign* atom
  ;

atom
  : NUMBER
  | NAME call?
  | LPAREN formula RPAREN
  ;

call
  : LPAREN (formula (COMMA formula)*)? RPAREN
  ;

MODEL          : 'model';
MODULE         : 'module';
END            : 'end';
FUNCTION       : 'function';
CONST          : 'const';
VAR            : 'var';
EXT            : 'ext';
SUBSTANCE_ONLY : 'substanceOnly';
SPECIES        : 'species';
COMPARTMENT    : 'compartment';
FORMULA        : 'formula';
IN             : 'in';
IS             : 'is';

/* Reserved by Antimony, refused here. */
AT             : 'at';
AFTER          : 'after';
EVENT          : 'event';
IMPORT         : 'import';
UNIT           : 'unit';
HAS            : 'has';
DNA            : 'DNA';
GENE           : 'gene';
OPERATOR       : 'operator';
REACTION       : 'reaction';
DELETE         : 'delete';
CONSTRAINT     : 'constraint';
MAXIMIZE       : 'maximize';
MINIMIZE       : 'minimize';

REVERSIBLE       : '->' | '<==>';
IRREVERSIBLE     : '=>';
ASSIGN           : ':=';
EQUAL            : '==';
NOT_EQUAL        : '!=';
LESS_OR_EQUAL    : '<=';
GREATER_OR_EQUAL : '>=';
LESS             : '<';
GREATER          : '>';
EQUALS           : '=';
COLON            : ':';
SEMICOLON        : ';';
COMMA            : ',';
PRIME            : '\'';
BOUNDARY         : '$';
LPAREN           : '(';
RPAREN           : ')';
PLUS             : '+';
MINUS            : '-';
TIMES            : '*';
DIVIDE           : '/';
POWER            : '^';
AND              : '&&';
OR               : '||';
NOT              : '!';

NUMBER
  : (DIGIT+ ('.' DIGIT*)? | '.' DIGIT+) ([eE] [+-]? DIGIT+)?
  ;

NAME
  : [A-Za-z_] [A-Za-z0-9_]*
  ;

STRING
  : '"' ~["\r\n]* '"'
  ;

NEWLINE
  : '\n'
  ;

/* A backslash continues a statement on the next line, as in Antimony. */
CONTINUATION
  : '\\' [ \t]* '\n' -> skip
  ;

BLANK
  : [ \t\f]+ -> skip
  ;

COMMENT
  : ('//' | '#') ~[\n]* -> skip
  ;

BLOCK_COMMENT
  : '/*' .*? '*/' -> skip
  ;

OPEN_COMMENT
  : '/*'
  ;

/* Whatever cannot stand in Antimony: the lexer never fails, the parser says what it found. */
OTHER
  : .
  ;

fragment DIGIT
  : [0-9]
  ;
