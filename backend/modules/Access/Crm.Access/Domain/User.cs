using Crm.Access.Contracts;
using Crm.Kernel;

namespace Crm.Access.Domain;

/// <summary>Somebody who works here and signs in.</summary>
[HoldsNoPersonalData("Of users of the program, who are not customers: they are deactivated, and history names them.")]
internal sealed class User : Entity
{
    /// <summary>In place of a hash: no password lets this user in, until one is chosen.</summary>
    public const string NoPassword = "";

    private User()
    {
    }

    public User(string name, string nameKey, string email, string passwordHash, IReadOnlyList<Role> roles, Team? team, DateTime now)
    {
        Rename(name, nameKey);
        Email = email.Trim();
        EmailKey = Domain.EmailKey.Of(email);
        PasswordHash = passwordHash;
        Take(roles);
        Team = team;
        TeamId = team?.Id;
        CreatedAt = now;
    }

    public string Name { get; private set; } = "";

    public string NameKey { get; private set; } = "";

    public string Email { get; private set; } = "";

    public string EmailKey { get; private set; } = "";

    public string PasswordHash { get; private set; } = "";

    public bool HasPassword => PasswordHash.Length > 0;

    /// <summary>The main role: by its key people are told apart, and its default views count.</summary>
    public Guid RoleId { get; private set; }

    public Role Role { get; private set; } = null!;

    public List<UserRole> MoreRoles { get; private set; } = [];

    /// <summary>All roles, the main one first; what they allow together is the most permissive of each.</summary>
    public IReadOnlyList<Role> Roles => [Role, .. MoreRoles.Select(r => r.Role).OrderBy(r => r.Key, StringComparer.Ordinal)];

    public bool NeedsSecondFactor => Roles.Any(r => r.RequiresSecondFactor);

    public Guid? TeamId { get; private set; }

    public Team? Team { get; private set; }

    /// <summary>The dealer for whom they work, an account: they see what is theirs and nothing else. Null for colleagues.</summary>
    public Guid? PartnerId { get; private set; }

    /// <summary>BCP 47; null follows the browser.</summary>
    public string? Language { get; private set; }

    /// <summary>The languages in which they deal with customers: BCP 47.</summary>
    public List<string> SpokenLanguages { get; private set; } = [];

    /// <summary>What they are good at, in words of the company's own.</summary>
    public List<string> Skills { get; private set; } = [];

    public bool IsActive { get; private set; } = true;

    public DateTime CreatedAt { get; private set; }

    public DateTime? LastSignInAt { get; private set; }

    /// <summary>A concurrency token: of two administrators who change the same user, one hears of it.</summary>
    public long Version { get; private set; } = 1;

    public bool IsActiveAdministrator => IsActive && Roles.Any(r => r.IsAdministrator);

    /// <param name="nameKey">The folded name, by which lists sort and pickers search.</param>
    public void Rename(string name, string nameKey)
    {
        Name = name;
        NameKey = nameKey;
    }

    /// <summary>Makes them one of a dealer's people; that is said once, when they are let in.</summary>
    public User WorkingFor(Guid? partnerId)
    {
        PartnerId = partnerId;
        return this;
    }

    public void Speak(string? language) => Language = language;

    public void DealIn(IEnumerable<string> languages) => SpokenLanguages = [.. languages];

    public void Master(IEnumerable<string> skills) => Skills = [.. skills];

    /// <summary>Gives the user these roles and no others; the first is the main one.</summary>
    public void Take(IReadOnlyList<Role> roles)
    {
        Role = roles[0];
        RoleId = Role.Id;
        var more = roles.Skip(1).Where(r => r.Id != RoleId).DistinctBy(r => r.Id).ToList();
        MoreRoles.RemoveAll(r => more.TrueForAll(m => m.Id != r.RoleId));
        MoreRoles.AddRange(more.Where(m => MoreRoles.TrueForAll(r => r.RoleId != m.Id)).Select(m => new UserRole { UserId = Id, RoleId = m.Id, Role = m }));
    }

    public void MoveTo(Team? team)
    {
        if (TeamId == team?.Id)
        {
            return;
        }

        Team = team;
        TeamId = team?.Id;
        Raise(new UserMovedToTeam(Id, TeamId));
    }

    /// <summary>Lets somebody in, or keeps out somebody who has left; nobody is deleted, since history names them.</summary>
    public void Allow(bool active) => IsActive = active;

    public void ChangePassword(string hash) => PasswordHash = hash;

    /// <summary>Says that somebody has edited the user.</summary>
    public void Edited() => Version++;

    public void SignedIn(DateTime now) => LastSignInAt = now;
}
