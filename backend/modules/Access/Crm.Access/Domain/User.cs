using Crm.Access.Contracts;
using Crm.Kernel;

namespace Crm.Access.Domain;

/// <summary>Somebody who works here and signs in.</summary>
internal sealed class User : Entity
{
    private User()
    {
    }

    public User(string name, string nameKey, string email, string passwordHash, Role role, Team? team, DateTime now)
    {
        Rename(name, nameKey);
        Email = email.Trim();
        EmailKey = Domain.EmailKey.Of(email);
        PasswordHash = passwordHash;
        Take(role);
        Team = team;
        TeamId = team?.Id;
        CreatedAt = now;
    }

    public string Name { get; private set; } = "";

    public string NameKey { get; private set; } = "";

    public string Email { get; private set; } = "";

    public string EmailKey { get; private set; } = "";

    public string PasswordHash { get; private set; } = "";

    public Guid RoleId { get; private set; }

    public Role Role { get; private set; } = null!;

    public Guid? TeamId { get; private set; }

    public Team? Team { get; private set; }

    /// <summary>BCP 47; null follows the browser.</summary>
    public string? Language { get; private set; }

    public bool IsActive { get; private set; } = true;

    public DateTime CreatedAt { get; private set; }

    public DateTime? LastSignInAt { get; private set; }

    /// <summary>A concurrency token: of two administrators who change the same user, one hears of it.</summary>
    public long Version { get; private set; } = 1;

    public bool IsActiveAdministrator => IsActive && Role.IsAdministrator;

    /// <param name="nameKey">The folded name, by which lists sort and pickers search.</param>
    public void Rename(string name, string nameKey)
    {
        Name = name;
        NameKey = nameKey;
    }

    public void Speak(string? language) => Language = language;

    public void Take(Role role)
    {
        Role = role;
        RoleId = role.Id;
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
