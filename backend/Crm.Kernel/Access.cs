namespace Crm.Kernel;

/// <summary>How far a permission reaches; a wider level includes the narrower ones.</summary>
public enum AccessLevel
{
    None = 0,
    Own = 1,
    Team = 2,
    All = 3,
}

/// <summary>What somebody may do with one field of the records that they may see.</summary>
public enum FieldRight
{
    /// <summary>As if the field did not exist.</summary>
    None = 0,
    Read = 1,
    Edit = 2,
}

/// <summary>From where a change came; shown in history.</summary>
public enum ChangeSource
{
    System,
    Browser,
    ApiKey,
    Import,
    Undo,

    /// <summary>An app that somebody lets act for them.</summary>
    App,
}

public static class ChangeSources
{
    /// <summary>Programs send their credential on purpose, have no account, and prove nothing of a person.</summary>
    public static bool IsProgram(this ChangeSource source) => source is ChangeSource.ApiKey or ChangeSource.App;
}

/// <summary>Who is acting in this scope: a person, a key, or the system itself.</summary>
public interface ICurrentUser
{
    Guid? Id { get; }

    string Name { get; }

    Guid? TeamId { get; }

    /// <summary>The user's team and the teams below it.</summary>
    IReadOnlyList<Guid> TeamIds { get; }

    ChangeSource Source { get; }

    /// <summary>The language the user has chosen (BCP 47); null where none is known.</summary>
    string? Language => null;

    /// <summary>The dealer for whom the user works, an account; null for colleagues.</summary>
    Guid? PartnerId => null;

    AccessLevel LevelOf(string permission);

    /// <summary>The right on a field such as <c>contact.notes</c>; fields of which no role says anything may be edited.</summary>
    FieldRight RightOn(string field) => FieldRight.Edit;
}

/// <summary>Something a role can be granted, such as <c>contacts.edit</c>; some apply by level, others only as a whole.</summary>
public sealed record Permission(string Name, string Description, bool ByLevel = false);
