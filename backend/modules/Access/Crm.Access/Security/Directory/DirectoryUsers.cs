using Crm.Access.Domain;
using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Crm.Access.Security.Directory;

/// <summary>
/// Whose account somebody in the directory has: the one that is linked to them; else, once, the one with their verified address; else one that is made for them.
/// An address alone links nothing outside of the allowed domains: whoever runs a directory could otherwise be anybody.
/// </summary>
internal sealed partial class DirectoryUsers(
    AccessDb access, AccessChanges changes, SignInGuard guard, IOptions<DirectoryOptions> options, IAuditLog audit, TimeProvider clock, ILogger<DirectoryUsers> logger)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<User> Find(DirectoryIdentity identity, Visitor visitor, CancellationToken ct)
    {
        if (await access.ExternalLogins.SingleOrDefaultAsync(l => l.Issuer == identity.Issuer && l.Subject == identity.Subject, ct) is { } login)
        {
            var linked = await access.UsersWithRoles.SingleAsync(u => u.Id == login.UserId, ct);
            login.Used(Now);
            return linked.IsActive ? linked : throw await Refusal("deactivated", linked, visitor, ct);
        }

        if (identity.Email is not { } email || !options.Value.Allows(email))
        {
            throw await Refusal("foreign-address", user: null, visitor, ct);
        }

        if (!identity.IsEmailVerified)
        {
            await audit.WriteNow(AuditActions.SignInRefused, details: new { outcome = "unverified-address", method = SignInMethod.Directory }, ct: ct);
            throw new NotSignedInException("directory_unverified", "The directory does not say that your address is verified, so no account was linked. Ask whoever runs it.");
        }

        var key = EmailKey.Of(email);
        var user = await access.UsersWithRoles.SingleOrDefaultAsync(u => u.EmailKey == key, ct);
        if (user is { IsActive: false })
        {
            throw await Refusal("deactivated", user, visitor, ct);
        }

        // Somebody else has got this address in the directory since: they are not whom it belonged to here.
        if (user is not null && await access.ExternalLogins.AnyAsync(l => l.UserId == user.Id && l.Issuer == identity.Issuer, ct))
        {
            throw await Refusal("linked-to-another", user, visitor, ct);
        }

        user ??= await Create(identity, email, key, ct) ?? throw await Refusal("unknown", user: null, visitor, ct);
        var made = access.ExternalLogins.Add(new ExternalLogin(user.Id, identity.Issuer, identity.Subject, Now)).Entity;
        audit.Write(AuditActions.DirectoryLinked, "user", user.Id, new { login = made.Id });
        return user;
    }

    // Who was invited has the roles of the invitation; anybody else those of the settings.
    private async Task<User?> Create(DirectoryIdentity identity, string email, string key, CancellationToken ct)
    {
        var now = Now;
        var invitation = await access.Invitations.Where(i => i.EmailKey == key && i.AcceptedAt == null && i.RevokedAt == null && i.ExpiresAt > now).OrderByDescending(i => i.CreatedAt).FirstOrDefaultAsync(ct);
        IReadOnlyList<Role> roles = invitation is not null ? await access.RolesOf(invitation.RoleIds, "invitation", ct) : await DefaultRole(ct) is { } role ? [role] : [];
        if (roles.Count == 0)
        {
            return null;
        }

        await changes.Tell(ct);
        if (invitation is not null && await access.Invitations.Where(i => i.Id == invitation.Id && i.AcceptedAt == null && i.RevokedAt == null)
            .ExecuteUpdateAsync(u => u.SetProperty(i => i.AcceptedAt, now), ct) == 0)
        {
            return null;
        }

        var team = invitation?.TeamId is { } teamId ? await access.Teams.SingleOrDefaultAsync(t => t.Id == teamId, ct) : null;
        var user = access.Users.Add(new User(identity.Name, Folding.Key(identity.Name), email, User.NoPassword, roles, team, now).WorkingFor(invitation?.PartnerId)).Entity;
        audit.Write(invitation is null ? AuditActions.UserCreated : AuditActions.InvitationAccepted, "user", user.Id, new { roles = roles.Select(r => r.Id), team = team?.Id, invitation = invitation?.Id, method = SignInMethod.Directory });
        return user;
    }

    private async Task<Role?> DefaultRole(CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(options.Value.DefaultRole))
        {
            return null;
        }

        var role = await access.Roles.SingleOrDefaultAsync(r => r.Key == options.Value.DefaultRole, ct);
        if (role is null or { IsAdministrator: true })
        {
            LogNoRole(logger, options.Value.DefaultRole);
            return null;
        }

        return role;
    }

    // One answer for all, so that nobody learns who is here; the log of the audit and the user's own list say more.
    private async Task<NotSignedInException> Refusal(string outcome, User? user, Visitor visitor, CancellationToken ct)
    {
        await audit.WriteNow(AuditActions.SignInRefused, "user", user?.Id, new { outcome, method = SignInMethod.Directory }, ct);
        if (user is not null)
        {
            await guard.Note(new SignInRecord(user.Id, user.IsActive ? SignInOutcome.OtherAccount : SignInOutcome.Deactivated, visitor, Now, SignInMethod.Directory), ct);
        }

        return new NotSignedInException("directory_no_account", "The directory has let you in, but no account here belongs to you. Ask an administrator of the CRM to invite you.");
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "There is no role {Role}, or it is the administrator's: Crm:OpenIdConnect:DefaultRole makes no accounts")]
    private static partial void LogNoRole(ILogger logger, string role);
}
