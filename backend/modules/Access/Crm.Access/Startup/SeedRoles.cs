using Crm.Access.Domain;
using Crm.Kernel;
using Crm.Platform.Mediation;
using Crm.Platform.Modules;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Startup;

/// <summary>Writes the built-in roles and the stamp, and brings them up to date where a new version grants something else.</summary>
internal sealed class SeedRoles(AccessDb access, UnitOfWork unitOfWork) : IStartupTask
{
    public int Order => 10;

    public async Task Run(CancellationToken ct)
    {
        try
        {
            await unitOfWork.Run(() => Seed(ct), ct);
        }
        catch (ConflictException)
        {
            // Another instance starts at the same moment and was first: now there is nothing left to write.
            await unitOfWork.Run(() => Seed(ct), ct);
        }
    }

    private async Task<Unit> Seed(CancellationToken ct)
    {
        if (!await access.Stamps.AnyAsync(ct))
        {
            access.Stamps.Add(new AccessStamp());
        }

        var present = await access.Roles.Where(r => r.IsBuiltIn).ToDictionaryAsync(r => r.Key, StringComparer.Ordinal, ct);
        foreach (var (key, name, description, grants) in BuiltInRoles.All)
        {
            var role = present.GetValueOrDefault(key) ?? access.Roles.Add(new Role(key, isBuiltIn: true)).Entity;
            role.Describe(name, description, grants);
        }

        return Unit.Value;
    }
}
