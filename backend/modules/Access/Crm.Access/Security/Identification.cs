using Crm.Access.Domain;
using Crm.Kernel;
using Crm.Platform.Audit;
using Microsoft.EntityFrameworkCore;
using Crm.Access.Security.Directory;
using Microsoft.Extensions.Options;

namespace Crm.Access.Security;

/// <summary>
/// Finds out whether somebody is who they say, when they sign in and when they prove it again. Wrong tries count wherever they are made, so that a
/// session left open is no place to guess.
/// </summary>
internal sealed class Identification(
    SignInGuard guard, Passwords passwords, SecondFactors factors, AccessDb access, IAuditLog audit, IOptions<DirectoryOptions> directory, TimeProvider clock)
{
    private const string PasskeyAsked = "Your role asks for more than a password. Use your passkey.";

    /// <summary>Refuses a sign-in unless the password and, where the user has a second factor, the code are right. Call it within the address's turn.</summary>
    public async Task<User> SignIn(string email, User? user, string password, string? code, Visitor visitor, CancellationToken ct)
    {
        await guard.RefuseLocked(email, ct);
        var isRight = passwords.Match(user, password);
        if (!isRight || user is not { IsActive: true })
        {
            throw await Refusal(email, user, isRight ? SignInOutcome.Deactivated : SignInOutcome.WrongPassword, visitor, ct);
        }

        // The same answer as to a wrong password: otherwise passwords could still be guessed here.
        if (directory.Value.Only && !user.IsActiveAdministrator)
        {
            throw await Refusal(email, user, SignInOutcome.DirectoryOnly, visitor, ct);
        }

        await TakeCode(user, code, SignInMethod.Password, visitor, ct);
        return user;
    }

    /// <summary>Refuses a sign-in unless the code is right, where the user has a second factor; answers whether there is one. Call it within the address's turn.</summary>
    public async Task<bool> TakeCode(User user, string? code, SignInMethod method, Visitor visitor, CancellationToken ct)
    {
        if (!await factors.IsOn(user.Id, ct))
        {
            return await NeedsPasskey(user, ct) ? throw new NotSignedInException("passkey_required", PasskeyAsked) : false;
        }

        if (string.IsNullOrWhiteSpace(code))
        {
            // What failed before is not forgotten yet: whoever has the password must not get endless tries at the code.
            throw new NotSignedInException("second_factor_required", "Enter the code that your authenticator app shows, or a recovery code.");
        }

        await guard.RefuseLocked(user.Email, ct);
        if (!await factors.Take(user.Id, code, ct))
        {
            await Refusal(user.Email, user, SignInOutcome.WrongCode, visitor, ct, method);
            throw new NotSignedInException("wrong_code", "This code is not right, or was used already. Wait for the next one.");
        }

        return true;
    }

    /// <summary>Lets somebody who is signed in prove again who they are by all that they have here: password and code, or the code alone of somebody who has no password.</summary>
    public async Task ProveAll(User user, string password, string? code, Visitor visitor, CancellationToken ct)
    {
        if (user.HasPassword)
        {
            await Prove(user, password, "password", visitor, ct);
        }
        else if (!await factors.IsOn(user.Id, ct))
        {
            throw new InvalidInputException("password", "You have no password here. Prove it through the directory, or choose a password by the link on the sign-in page.", "no_password");
        }

        await ProveCode(user, code, visitor, ct);
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

    /// <summary>The same with a code, where the user has a second factor. A role's demand that a passkey meets is not met by the password alone.</summary>
    public async Task ProveCode(User user, string? code, Visitor visitor, CancellationToken ct)
    {
        if (!await factors.IsOn(user.Id, ct))
        {
            if (await NeedsPasskey(user, ct))
            {
                throw new InvalidInputException("password", PasskeyAsked, "passkey_required");
            }

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

    /// <summary>Notes that a passkey was refused. Nobody guesses keys, so that nothing is counted and nobody locked out.</summary>
    public async Task<NotSignedInException> PasskeyRefusal(Guid? userId, SignInOutcome outcome, Visitor visitor, CancellationToken ct)
    {
        await audit.WriteNow(AuditActions.SignInRefused, "user", userId, new { outcome, method = SignInMethod.Passkey }, ct);
        if (userId is { } id)
        {
            await guard.Note(new SignInRecord(id, outcome, visitor, clock.GetUtcNow().UtcDateTime, SignInMethod.Passkey), ct);
        }

        return new NotSignedInException("passkey_refused", "This passkey does not open anything here. Use another one, or sign in with your password.");
    }

    private async Task<bool> NeedsPasskey(User user, CancellationToken ct) => user.NeedsSecondFactor && await access.Passkeys.AnyAsync(p => p.UserId == user.Id, ct);

    private async Task<NotSignedInException> Refusal(string email, User? user, SignInOutcome outcome, Visitor visitor, CancellationToken ct, SignInMethod method = SignInMethod.Password)
    {
        await audit.WriteNow(AuditActions.SignInRefused, "user", user?.Id, new { outcome, method }, ct);
        return await guard.Refusal(email, user is null ? null : new SignInRecord(user.Id, outcome, visitor, clock.GetUtcNow().UtcDateTime, method), ct);
    }
}
