using Crm.Access.Domain;
using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access;

/// <summary>The tables that this module owns.</summary>
internal sealed class AccessDb(CrmDbContext db)
{
    public DbSet<User> Users => db.Set<User>();

    public DbSet<Team> Teams => db.Set<Team>();

    public DbSet<Role> Roles => db.Set<Role>();

    public DbSet<RoleField> RoleFields => db.Set<RoleField>();

    public DbSet<ApiKey> ApiKeys => db.Set<ApiKey>();

    public DbSet<ConnectedApp> Apps => db.Set<ConnectedApp>();

    public DbSet<AppGrant> AppGrants => db.Set<AppGrant>();

    public DbSet<AppToken> AppTokens => db.Set<AppToken>();

    public DbSet<Session> Sessions => db.Set<Session>();

    public DbSet<SignInAttempts> SignInAttempts => db.Set<SignInAttempts>();

    public DbSet<SetupToken> SetupTokens => db.Set<SetupToken>();

    public DbSet<Invitation> Invitations => db.Set<Invitation>();

    public DbSet<PasswordReset> PasswordResets => db.Set<PasswordReset>();

    public DbSet<SignInRecord> SignIns => db.Set<SignInRecord>();

    public DbSet<ExternalLogin> ExternalLogins => db.Set<ExternalLogin>();

    public DbSet<SecondFactor> SecondFactors => db.Set<SecondFactor>();

    public DbSet<RecoveryCode> RecoveryCodes => db.Set<RecoveryCode>();

    public DbSet<Passkey> Passkeys => db.Set<Passkey>();

    public DbSet<SpentChallenge> SpentChallenges => db.Set<SpentChallenge>();

    public DbSet<AccessStamp> Stamps => db.Set<AccessStamp>();

    public Task<bool> HasUsers(CancellationToken ct) => Users.AnyAsync(ct);

    /// <summary>Users with all of their roles.</summary>
    public IQueryable<User> UsersWithRoles => Users.Include(u => u.Role).Include(u => u.MoreRoles).ThenInclude(r => r.Role);

    /// <summary>The person who is signed in; keys are refused, and apps that act for people.</summary>
    public async Task<User> Person(ICurrentUser caller, CancellationToken ct) => await UsersWithRoles.SingleOrDefaultAsync(u => u.Id == caller.Id, ct)
        is { } person && !caller.Source.IsProgram() ? person : throw new ForbiddenException("Only people can do this; programs have no account.", "people_only");

    /// <summary>The role that an input names.</summary>
    public async Task<Role> RoleOf(Guid roleId, CancellationToken ct, string path = "roleId") =>
        await Roles.SingleOrDefaultAsync(r => r.Id == roleId, ct) ?? throw new InvalidInputException(path, "There is no role with this id.");

    /// <summary>The roles that an input names at this path, in its order.</summary>
    public async Task<IReadOnlyList<Role>> RolesOf(IReadOnlyList<Guid> ids, string path, CancellationToken ct)
    {
        var found = await Roles.Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        return [.. ids.Select(id => found.GetValueOrDefault(id) ?? throw new InvalidInputException(path, "There is no role with this id."))];
    }

    /// <summary>The team that an input names at this path; none is fine.</summary>
    public async Task<Team?> TeamOf(Guid? teamId, string path, CancellationToken ct) => teamId is null
        ? null
        : await Teams.SingleOrDefaultAsync(t => t.Id == teamId, ct) ?? throw new InvalidInputException(path, "There is no team with this id.");

    /// <summary>Which team stands below which.</summary>
    public async Task<List<(Guid Id, Guid? ParentId)>> TeamLinks(CancellationToken ct) =>
        [.. (await Teams.AsNoTracking().Select(t => new { t.Id, t.ParentId }).ToListAsync(ct)).Select(t => (t.Id, t.ParentId))];
}
