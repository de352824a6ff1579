namespace CookieSecurity.Analyzers.Reporting;

/// <summary>
/// The kinds of edit that a rule may propose; each has one fix of its own. Where nothing else is said, every target is edited on
/// its own, and all of them or none.
/// </summary>
/// <remarks>
/// A target is the location of a whole node, without the semicolon or with it; a declaration or a call may also be named by its name.
/// A target that only some target frameworks or configurations see (<c>#if</c>) is left to the author.
/// </remarks>
internal enum EditKind
{
    /// <summary>The target is an invocation <c>Append(key, value)</c>: give it hardened options. Member: the options to give, all of them if empty.</summary>
    AddOptionsArgument,

    /// <summary>
    /// The target is an object creation (its initializer gets or corrects the member), or an assignment (its right side becomes the
    /// value). Member: the property, of a creation also one of a part that it holds, such as <c>Cookie.SecurePolicy</c>. Value: an expression.
    /// </summary>
    SetMember,

    /// <summary>
    /// The target goes: an initializer member, a statement (or the expression that it consists of), an attribute or its list, an
    /// argument, one call of a chain (the whole invocation or its name), or the body of a lambda that then has nothing left to do
    /// (the call loses the lambda if it may). Member: <c>argument</c> if an invocation is to go as an argument and not as a link.
    /// </summary>
    Remove,

    /// <summary>
    /// The target is the call that registers or configures options: its delegate sets them, or gets added. Member: the path from the
    /// options, such as <c>Cookie.SecurePolicy</c>. Value: an expression.
    /// </summary>
    AddToConfiguration,

    /// <summary>
    /// The target is the object creation in <c>o.Cookie = new CookieBuilder { A = 1 }</c>: one assignment <c>o.Cookie.A = 1</c> for each
    /// member, so that the object that was there keeps the rest. In an initializer: <c>Cookie = { A = 1 }</c>.
    /// </summary>
    SplitInitializer,

    /// <summary>The target is a statement or an expression in it. Member: <c>before</c> or <c>after</c>. Value: statements, in one or more lines.</summary>
    InsertStatement,

    /// <summary>
    /// The first target is a statement, or one call of a chain of calls that return their builder; the second is a statement (or an
    /// expression in one) of the same list. Member: <c>before</c> or <c>after</c>.
    /// </summary>
    MoveStatement,

    /// <summary>
    /// The target is an expression, a name, an argument or a type. Value: what stands there instead, with <c>{0}</c> for the old text.
    /// Where that brings in an <c>await</c>, the function around it becomes async if it may.
    /// </summary>
    Replace,

    /// <summary>The target is an invocation. Value: a call such as <c>.RequireAuthorization()</c> that is appended to it.</summary>
    AppendCall,

    /// <summary>The target is an invocation, an object creation or an attribute. Value: an argument, with or without a name, to add as the last.</summary>
    AddArgument,

    /// <summary>The target is a method, type, local function or lambda. Value: an attribute without its brackets, its type's full name.</summary>
    AddAttribute,

    /// <summary>The first target is an attribute, the others are declarations as for <see cref="AddAttribute"/>, which get it instead.</summary>
    MoveAttribute,

    /// <summary>
    /// No target, or a declaration whose namespace the new file shares. Member: the path below the project's folder, with <c>/</c>.
    /// Value: the whole text, in which <c>{namespace}</c> stands for the namespace; or <c>{text:Name;Choice=value}</c>, a text that the fix brings
    /// along, whose class gets the file's name.
    /// </summary>
    AddDocument,

    /// <summary>The target is a type. Value: a member, which becomes its last; nothing is offered where it has one of that name and arity.</summary>
    AddMember,

    /// <summary>
    /// The target is the handler of an event: a lambda, an expression that is one, or a method's declaration. Value: statements that come first in
    /// it, with <c>{0}</c> for its parameter. A handler that returns a task becomes async.
    /// </summary>
    CheckFirst,

    /// <summary>
    /// The first target is a lambda with typed parameters, the second an expression in it, or the statement that declares a local of the name.
    /// Value: a parameter with its type, which becomes the last and takes the second's place.
    /// </summary>
    AddParameter,

    /// <summary>The target is a place in a file that is no code, which may be empty. Value: the text that stands there instead.</summary>
    ReplaceText,
}
