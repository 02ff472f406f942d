using Crm.Platform.Notifications;

namespace Crm.Leads.Handoffs;

/// <summary>What users are told of hand-offs; whoever is passed a lead by hand is told that it was assigned.</summary>
internal static class HandoffNotices
{
    /// <summary>A rule has passed one on.</summary>
    public static readonly NotificationKind Passed = new("leadPassed", Mail: MailFrequency.Immediate);

    /// <summary>It was rejected, or not accepted in time.</summary>
    public static readonly NotificationKind Returned = new("leadReturned", Mail: MailFrequency.Daily);

    public static Notice Tell(NotificationKind kind, Guid user, Guid leadId, HandoffRow about) =>
        new(user, kind.Name, new Dictionary<string, object?>(StringComparer.Ordinal) { ["state"] = about.State, ["reason"] = about.Reason, ["actorId"] = about.ActorId })
        {
            RecordType = "lead", RecordId = leadId,
        };
}

/// <summary>What of a hand-off is told.</summary>
internal sealed record HandoffRow(Domain.HandoffState State, Domain.HandoffRejection? Reason = null, Guid? ActorId = null);
