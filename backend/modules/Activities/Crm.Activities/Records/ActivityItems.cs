using Crm.Activities.Domain;
using Crm.Platform.Normalisation.Emails;
using Crm.Platform.Records.Kinds;

namespace Crm.Activities.Records;

/// <summary>One line of a checklist.</summary>
internal sealed record ChecklistItem(string Text, bool Done = false) : IObjectItem
{
    string? IObjectItem.SearchText => Text;

    public (string Member, string Message)? Refuse() =>
        string.IsNullOrWhiteSpace(Text) || Text.Length > 500 ? ("text", "Give a text of 500 characters at most.") : null;
}

/// <summary>Somebody who takes part: a record of ours, a user, or just a name and an address.</summary>
internal sealed record Attendee(
    string? RecordType = null, Guid? RecordId = null, string? Name = null, string? Email = null, AttendeeResponse Response = AttendeeResponse.NeedsAction) : IObjectItem
{
    string? IObjectItem.SearchText => Name;

    public (string Member, string Message)? Refuse() => this switch
    {
        { RecordType: not null, RecordId: null } => ("recordId", "Give recordType and recordId together, or neither."),
        { RecordType: null, RecordId: not null } => ("recordType", "Give recordType and recordId together, or neither."),
        { RecordType: not (null or "contact" or "account" or "user") } => ("recordType", "Choose one of: contact, account, user."),
        { RecordId: null, Name: null, Email: null } => ("name", "Name somebody: by a record, a name or an address."),
        { Name.Length: > 200 } => ("name", "Shorten this to 200 characters at most."),
        { Email: { } email } when !EmailText.LooksRight(email) => ("email", "Give an e-mail address such as name@example.com."),
        _ => null,
    };

    /// <summary>Whether this is whoever has an address.</summary>
    public bool HasAddress(string address) => Email is not null && EmailText.Key(Email) == EmailText.Key(address);
}

/// <summary>A time of something that repeats which does not take place.</summary>
internal sealed record SkippedTime(DateTime At) : IObjectItem
{
    public (string Member, string Message)? Refuse() => At.Kind == DateTimeKind.Utc ? null : ("at", "Give an instant such as 2026-05-04T09:00:00Z.");
}

/// <summary>A record on whose timeline something stands.</summary>
internal sealed record Subject(string RecordType, Guid RecordId) : IObjectItem
{
    public (string Member, string Message)? Refuse() => null;
}
