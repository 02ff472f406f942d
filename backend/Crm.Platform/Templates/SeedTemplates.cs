using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Mediation;
using Crm.Platform.Modules;
using Crm.Platform.Search;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Templates;

/// <summary>Writes the built-in templates, and brings those up to date that nobody has rewritten.</summary>
internal sealed class SeedTemplates(CrmDbContext db, UnitOfWork unitOfWork, TimeProvider clock) : IStartupTask
{
    public int Order => 20;

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
        var now = clock.GetUtcNow().UtcDateTime;
        var present = await db.Set<Template>().Where(t => t.IsBuiltIn).ToDictionaryAsync(t => t.Key, StringComparer.Ordinal, ct);
        foreach (var builtIn in BuiltInTemplates.All)
        {
            if (!present.TryGetValue(builtIn.Key, out var template))
            {
                db.Add(new Template
                {
                    Key = builtIn.Key, Name = builtIn.Name, NameKey = Folding.Key(builtIn.Name), Texts = [.. builtIn.Texts], IsBuiltIn = true, CreatedAt = now, UpdatedAt = now,
                });
            }
            else if (!template.IsEdited && !(template.Texts.SequenceEqual(builtIn.Texts) && template.Name == builtIn.Name))
            {
                template.Write(builtIn.Name, builtIn.Texts, by: null, now);
            }
        }

        return Unit.Value;
    }
}
