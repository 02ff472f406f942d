using Crm.Access.Domain;
using Crm.Kernel;
using Crm.Platform.Audit;

namespace Crm.Access.Security;

/// <summary>
/// Finds out whether somebody is who they say, when they sign in and when they prove it again. Wrong tries count wherever they are made, so that a
/// session left open is no place to guess.
/// </summary>
internal sealed class Identification(SignInGuard guard, Passwords passwords, SecondFactors factors, IAuditLog audit, TimeProvider clock)
{
    /// <summary>Refuses a sign-in unless the password and, where the user has a second factor, the code are right. Call it within the address's turn.</summary>
    public async Task<User> SignIn(string email, User? user, string password, string? code, Visitor visitor, CancellationToken ct)
    {
        await guard.RefuseLocked(email, ct);
        var isRight = passwords.Match(user, password);
        if (!isRight || user is not { IsActive: true })
        {
            throw await Refusal(email, user, isRight ? SignInOutcome.Deactivated : SignInOutcome.WrongPassword, visitor, ct);
        }

        if (await factors.IsOn(user.Id, ct))
        {
            if (string.IsNullOrWhiteSpace(code))
            {
                // What failed before is not forgotten yet: whoever has the password must not get endless tries at the code.
                throw new NotSignedInException("second_factor_required", "Enter the code that your authenticator app shows, or a recovery code.");
            }

            if (!await factors.Take(user.Id, code, ct))
            {
                await Refusal(email, user, SignInOutcome.WrongCode, visitor, ct);
                throw new NotSignedInException("wrong_code", "This code is not right, or was used already. Wait for the next one.");
            }
        }

        return user;
    }

    /// <summary>Lets somebody who is signed in prove again who they are.</summary>
    public async Task Prove(User user, string password, string path, Visitor visitor, CancellationToken ct)
    {
        using var turn = await guard.Turn(user.Email, ct);
        await guard.RefuseLocked(user.Email, ct);
        if (!passwords.Match(user, password))
        {
            await Refusal(user.Email, user, SignInOutcome.WrongPassword, visitor, ct);
            throw new InvalidInputException(path, "This is not your present password.", "wrong_password");
        }
    }

    /// <summary>The same with a code, where the user has a second factor.</summary>
    public async Task ProveCode(User user, string? code, Visitor visitor, CancellationToken ct)
    {
        if (!await factors.IsOn(user.Id, ct))
        {
            return;
        }

        using var turn = await guard.Turn(user.Email, ct);
        await guard.RefuseLocked(user.Email, ct);
        if (string.IsNullOrWhiteSpace(code) || !await factors.Take(user.Id, code, ct))
        {
            await Refusal(user.Email, user, SignInOutcome.WrongCode, visitor, ct);
            throw new InvalidInputException("code", "This code is not right, or was used already. Wait for the next one.", "wrong_code");
        }
    }

    private async Task<NotSignedInException> Refusal(string email, User? user, SignInOutcome outcome, Visitor visitor, CancellationToken ct)
    {
        await audit.WriteNow(AuditActions.SignInRefused, "user", user?.Id, new { outcome }, ct);
        return await guard.Refusal(email, user is null ? null : new SignInRecord(user.Id, outcome, visitor, clock.GetUtcNow().UtcDateTime), ct);
    }
}
