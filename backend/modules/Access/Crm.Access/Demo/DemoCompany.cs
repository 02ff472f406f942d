using Crm.Access.Domain;
using Crm.Access.Features.Sessions;
using Crm.Access.Security;
using Crm.Platform.Mediation;
using Crm.Platform.Modules;
using Crm.Platform.Search;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Access.Demo;

/// <summary>The people of Tarnvale Instruments, which makes scales and probes and does not exist: one of each role, in teams.</summary>
internal sealed class DemoCompany(AccessDb access, UnitOfWork unitOfWork, Passwords passwords, IOptions<DemoOptions> options, TimeProvider clock) : IDemoData
{
    private const string Password = "tarnvale-demo";

    private const string Domain = "@demo.example";

    private static readonly (string Name, string Email, string Role, string? Team)[] People =
    [
        ("Ana Ruiz", "ana.ruiz", Role.AdministratorKey, null),
        ("Marco Bellini", "marco.bellini", "sales-manager", "Sales"),
        ("Olga Sokolova", "olga.sokolova", "sales-rep", "Sales North"),
        ("Li Wei 李伟", "li.wei", "sales-rep", "Sales South"),
        ("Grace Mbeki", "grace.mbeki", "marketer", "Marketing"),
        ("Tom Hartley", "tom.hartley", "service-agent", "Service"),
        ("Inés Moreau", "ines.moreau", "read-only", null),
    ];

    public int Order => 10;

    public async Task Seed(CancellationToken ct)
    {
        if (!await access.HasUsers(ct))
        {
            await unitOfWork.Run(() => Write(ct), ct);
        }
    }

    /// <summary>As whom a demonstration can be entered; nobody anywhere else.</summary>
    public async Task<IReadOnlyList<DemoUser>> Entrances(CancellationToken ct)
    {
        if (!options.Value.Enabled)
        {
            return [];
        }

        var emails = People.Select(p => p.Email + Domain).ToList();
        var present = await access.Users.AsNoTracking().Where(u => u.IsActive && emails.Contains(u.EmailKey))
            .Select(u => new DemoUser { Name = u.Name, Email = u.Email, Role = u.Role.Key, RoleName = u.Role.Name, Password = Password }).ToListAsync(ct);
        return [.. present.OrderBy(u => emails.IndexOf(u.Email))];
    }

    private async Task<Unit> Write(CancellationToken ct)
    {
        var roles = await access.Roles.ToDictionaryAsync(r => r.Key, StringComparer.Ordinal, ct);
        var sales = Add("Sales", above: null);
        var teams = new[] { sales, Add("Sales North", sales), Add("Sales South", sales), Add("Marketing", above: null), Add("Service", above: null) }
            .ToDictionary(t => t.Name, StringComparer.Ordinal);

        // One hash for all: the password is no secret, and hashing seven times would delay the first start.
        var hash = passwords.Hash(Password);
        foreach (var (name, email, role, team) in People)
        {
            access.Users.Add(new User(name, Folding.Key(name), email + Domain, hash, [roles[role]], team is null ? null : teams[team], clock.GetUtcNow().UtcDateTime));
        }

        return Unit.Value;
    }

    private Team Add(string name, Team? above) => access.Teams.Add(new Team(name, Folding.Key(name), above?.Id)).Entity;
}
