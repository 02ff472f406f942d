using Crm.Access.Domain;
using Crm.Kernel;
using Crm.Platform.Audit;

namespace Crm.Access.Security;

/// <summary>Lets somebody who is signed in prove again who they are; wrong tries count as failed sign-ins, so that a session left open is no place to guess.</summary>
internal sealed class Identification(SignInGuard guard, Passwords passwords, IAuditLog audit, TimeProvider clock)
{
    public async Task Prove(User user, string password, string path, Visitor visitor, CancellationToken ct)
    {
        using var turn = await guard.Turn(user.Email, ct);
        await guard.RefuseLocked(user.Email, ct);
        if (!passwords.Match(user, password))
        {
            await audit.WriteNow(AuditActions.SignInRefused, "user", user.Id, ct: ct);
            await guard.Refusal(user.Email, new SignInRecord(user.Id, SignInOutcome.WrongPassword, visitor, clock.GetUtcNow().UtcDateTime), ct);
            throw new InvalidInputException(path, "This is not your present password.", "wrong_password");
        }
    }
}
