using System.Globalization;
using Crm.Access.Domain;
using Crm.Access.Security;
using Crm.Platform.Mediation;
using Crm.Platform.Search;
using Crm.Platform.Seeding;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Demo;

/// <summary>Users who own invented records, in teams of eight. Where there are some of an earlier run, these own them.</summary>
internal sealed class SeededUsers(AccessDb access, UnitOfWork unitOfWork, Passwords passwords) : ISeedData
{
    private const string Domain = "@seed.example";
    private const int TeamSize = 8;
    private static readonly string[] Roles = ["sales-rep", "sales-rep", "sales-rep", "sales-rep", "service-agent", "sales-rep", "marketer", "sales-manager"];

    public int Order => 10;

    public async Task Seed(SeedRun run, CancellationToken ct)
    {
        var present = await access.Users.AsNoTracking().Where(u => u.IsActive && u.EmailKey.EndsWith(Domain)).OrderBy(u => u.EmailKey.Length).ThenBy(u => u.EmailKey).ToListAsync(ct);
        var owners = present.Count > 0 ? present : await unitOfWork.Run(() => Write(run, ct), ct);
        run.Owners.AddRange(owners.Select(u => new SeedOwner(u.Id, u.TeamId)));
    }

    private async Task<List<User>> Write(SeedRun run, CancellationToken ct)
    {
        var roles = await access.Roles.ToDictionaryAsync(r => r.Key, StringComparer.Ordinal, ct);
        var hash = run.Password is { } password ? passwords.Hash(password) : User.NoPassword;
        var users = new List<User>();
        Team? team = null;
        for (var i = 0; i < run.Users; i++)
        {
            if (i % TeamSize == 0)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"Sales region {1 + (i / TeamSize)}");
                team = await access.Teams.FirstOrDefaultAsync(t => t.NameKey == Folding.Key(name), ct) ?? access.Teams.Add(new Team(name, Folding.Key(name), parentId: null)).Entity;
            }

            var person = run.Inventor.Person(run.Inventor.AnyNation(), "seed.example");
            var called = $"{person.Given} {person.Family}";
            var email = string.Create(CultureInfo.InvariantCulture, $"user{i + 1}{Domain}");
            users.Add(access.Users.Add(new User(called, Folding.Key(called), email, hash, [roles[Roles[i % TeamSize]]], team, run.Until)).Entity);
        }

        return users;
    }
}
