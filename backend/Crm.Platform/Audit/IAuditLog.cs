using Crm.Kernel;

namespace Crm.Platform.Audit;

/// <summary>
/// Port: notes what an audit asks for. Who and from where is known; say what, on which record, and as an anonymous object what else
/// matters: ids, codes, counts, names of fields. Never a value that somebody typed.
/// </summary>
public interface IAuditLog
{
    /// <summary>As part of the present command: noted if and only if it is committed.</summary>
    void Write(string action, string? recordType = null, Guid? recordId = null, object? details = null);

    /// <summary>In a commit of its own: for what was refused, which commits nothing, and for what only reads.</summary>
    Task WriteNow(string action, string? recordType = null, Guid? recordId = null, object? details = null, CancellationToken ct = default);
}

/// <summary>The names of what is noted: a noun and what happened to it.</summary>
public static class AuditActions
{
    public const string SignedIn = "session.started";
    public const string SignInRefused = "session.refused";
    public const string SignedOut = "session.ended";
    public const string SessionsEnded = "sessions.ended";
    public const string PasswordChanged = "password.changed";
    public const string PasswordReset = "password.reset";
    public const string InvitationSent = "invitation.sent";
    public const string InvitationRevoked = "invitation.revoked";
    public const string InvitationAccepted = "invitation.accepted";
    public const string SecondFactorOn = "second-factor.on";
    public const string SecondFactorOff = "second-factor.off";
    public const string RecoveryCodesMade = "recovery-codes.made";
    public const string PasskeyAdded = "passkey.added";
    public const string PasskeyRenamed = "passkey.renamed";
    public const string PasskeyRemoved = "passkey.removed";
    public const string DirectoryLinked = "directory.linked";
    public const string DirectoryUnlinked = "directory.unlinked";
    public const string IdentityProved = "session.proved";
    public const string RoleCreated = "role.created";
    public const string RoleDeleted = "role.deleted";
    public const string TeamCreated = "team.created";
    public const string TeamChanged = "team.changed";
    public const string TeamDeleted = "team.deleted";
    public const string UserCreated = "user.created";
    public const string UserChanged = "user.changed";
    public const string RoleChanged = "role.changed";
    public const string KeyCreated = "api-key.created";
    public const string KeyRotated = "api-key.rotated";
    public const string KeyRevoked = "api-key.revoked";
    public const string AppRegistered = "app.registered";
    public const string AppRotated = "app.rotated";
    public const string AppRevoked = "app.revoked";
    public const string AppAllowed = "app.allowed";
    public const string AppWithdrawn = "app.withdrawn";
    public const string TokenIssued = "token.issued";
    public const string TokenRefused = "token.refused";
    public const string TokenReused = "token.reused";
    public const string TokenRevoked = "token.revoked";
    public const string AccessRefused = "access.refused";
    public const string Exported = "records.exported";
    public const string SettingsChanged = "settings.changed";
    public const string PersonLookedFor = "person.looked-for";
    public const string PersonExported = "person.exported";
    public const string PersonErased = "person.erased";
    public const string ErasureRequested = "erasure.requested";
    public const string ErasureApproved = "erasure.approved";
    public const string ErasureRejected = "erasure.rejected";
    public const string SuppressionLifted = "suppression.lifted";
    public const string ConsentGranted = "consent.granted";
    public const string ConsentWithdrawn = "consent.withdrawn";
    public const string HandoverStarted = "handover.started";
    public const string LeadsAssigned = "leads.assigned";
    public const string QuoteOverridden = "quote.overridden";
    public const string ApprovalAsked = "approval.asked";
    public const string ApprovalDecided = "approval.decided";
    public const string RetentionRun = "retention.run";
    public const string AuditExported = "audit.exported";
    public const string AuditPruned = "audit.pruned";
    public const string ChangesCommitted = "changes.committed";
    public const string ChangesRedacted = "changes.redacted";

    /// <summary>Of what the owner of an account is told: by these somebody else could come in instead.</summary>
    internal static bool ConcernsOwner(string action) => action is SignedIn or PasswordChanged or PasswordReset or SecondFactorOn or SecondFactorOff or RecoveryCodesMade
        or PasskeyAdded or PasskeyRemoved or DirectoryLinked or DirectoryUnlinked or KeyCreated or KeyRotated;

    /// <summary>Done by the very user whom it is noted of.</summary>
    internal static bool ProvesIdentity(string action) => action is SignedIn or PasswordReset or InvitationAccepted;
}

/// <summary>From where the present request comes.</summary>
public sealed class AuditOrigin
{
    internal string? Ip { get; private set; }
    internal string? UserAgent { get; private set; }
    internal Guid? SessionId { get; private set; }

    internal void Take(Microsoft.AspNetCore.Http.HttpContext http)
    {
        Ip = http.Connection.RemoteIpAddress?.ToString();
        UserAgent = http.Request.Headers.UserAgent.ToString() is { Length: > 0 } agent ? agent[..Math.Min(agent.Length, AuditEntryConfiguration.UserAgentLength)] : null;
        SessionId = Guid.TryParse(http.User.FindFirst("sid")?.Value, out var id) ? id : null;
    }
}
