using Crm.Access.Domain;
using Crm.Platform.Audit;

namespace Crm.Access.Security;

/// <summary>Begins the session of somebody who has shown who they are, by whatever means.</summary>
internal sealed class Entrance(AccessDb access, IAuditLog audit, TimeProvider clock)
{
    /// <param name="twoFactors">Whether a directory has asked for two factors.</param>
    /// <param name="provedAt">When it was shown, where that was not just now.</param>
    public StartedSession Begin(User user, bool keepSignedIn, SignInMethod method, Visitor visitor, bool twoFactors = false, DateTime? provedAt = null)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        user.SignedIn(now);
        access.SignIns.Add(new SignInRecord(user.Id, SignInOutcome.Succeeded, visitor, now, method));
        var session = access.Sessions.Add(new Session(user.Id, keepSignedIn, visitor, now, twoFactors, provedAt)).Entity;
        audit.Write(AuditActions.SignedIn, "user", user.Id, new { session = session.Id, method });
        return new StartedSession(session.Id, user.Id, session.KeepSignedIn, now, session.TwoFactors);
    }
}
