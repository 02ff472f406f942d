using Crm.Platform.Data;
using Crm.Platform.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Crm.Migrations.SqlServer;

/// <summary>Gives dotnet-ef the model of all modules for this engine; it never connects.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<CrmDbContext>
{
    public CrmDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<CrmDbContext>();
        options.UseCrm(DatabaseProvider.SqlServer, "Server=design;Database=crm", ModuleCatalog.Discover());
        return new CrmDbContext(options.Options);
    }
}
