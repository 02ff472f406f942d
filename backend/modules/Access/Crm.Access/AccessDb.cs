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

    public DbSet<Session> Sessions => db.Set<Session>();

    public DbSet<SignInAttempts> SignInAttempts => db.Set<SignInAttempts>();

    public DbSet<SetupToken> SetupTokens => db.Set<SetupToken>();

    public Task<bool> HasUsers(CancellationToken ct) => Users.AnyAsync(ct);

    /// <summary>The role that an input names.</summary>
    public async Task<Role> RoleOf(Guid roleId, CancellationToken ct) =>
        await Roles.SingleOrDefaultAsync(r => r.Id == roleId, ct) ?? throw new InvalidInputException("roleId", "There is no role with this id.");

    /// <summary>The team that an input names at this path; none is fine.</summary>
    public async Task<Team?> TeamOf(Guid? teamId, string path, CancellationToken ct) => teamId is null
        ? null
        : await Teams.SingleOrDefaultAsync(t => t.Id == teamId, ct) ?? throw new InvalidInputException(path, "There is no team with this id.");
}
