namespace Lethe.Storage.Audits;

/// <summary>Through which door something was asked for.</summary>
public enum AskerKind
{
    /// <summary>Somebody who has logged in, on a page.</summary>
    User,

    /// <summary>A program, by its token.</summary>
    Token,

    /// <summary>A schedule whose time had come, or that saw a change.</summary>
    Schedule,

    /// <summary>Whoever works on the machine itself.</summary>
    CommandLine,

    /// <summary>A page or a program on a server without users, which only its own machine reaches.</summary>
    Local,
}
