/**
 * What Monaco can do on this page, in one place: its services are collected when the first editor is made, and a feature that is
 * loaded later finds its own missing.
 */
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/caretOperations/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codeAction/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/cursorUndo/register';
import 'monaco-editor/features/diffEditor/register';
import 'monaco-editor/features/dnd/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/format/register';
import 'monaco-editor/features/gotoSymbol/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/multicursor/register';
// Peek, which gotoSymbol puts into the context menu, opens in this one's widget: without it the entry does nothing.
import 'monaco-editor/features/referenceSearch/register';
import 'monaco-editor/features/rename/register';
// The feature `suggest` of 0.57 brings the inline kind alone; the list is in the controller.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';
import 'monaco-editor/features/wordOperations/register';
import 'monaco-editor/features/codicon/register';
