using Crm.Kernel;
using Crm.Platform.Exports;
using Crm.Platform.Search;

namespace Crm.Access.Features.Users;

/// <summary>A person in a file, with the line where they stand.</summary>
internal sealed record PersonOfFile(int Line, string Name, string? Email, string Manager, string Office);

/// <summary>Reads people from a table whose header says what is where, in the languages of the product.</summary>
internal static class PeopleFile
{
    private static readonly string[] Names = ["name", "sales agent", "agent", "user", "employee", "full name", "nombre", "agente", "nome", "имя", "сотрудник", "姓名", "员工"];
    private static readonly string[] Emails = ["email", "e-mail", "e-mail address", "email address", "mail", "correo", "correo electronico", "почта", "электронная почта", "邮箱", "电子邮件"];
    private static readonly string[] Managers = ["manager", "team", "supervisor", "equipo", "gerente", "responsable", "squadra", "responsabile", "команда", "руководитель", "团队", "经理"];
    private static readonly string[] Offices = ["regional office", "office", "region", "department", "oficina", "regione", "sede", "регион", "офис", "отдел", "地区", "办事处", "部门"];

    public static IReadOnlyList<PersonOfFile> Read(string text)
    {
        var rows = CsvTable.Read(text);
        var header = rows.Count == 0 ? [] : rows[0].Cells.Select(c => Folding.Key(c.Replace('_', ' '))).ToArray();
        int Column(string[] words) => Array.FindIndex(header, h => words.Contains(h, StringComparer.Ordinal) || words.Any(w => Folding.Key(w) == h));
        var (name, email, manager, office) = (Column(Names), Column(Emails), Column(Managers), Column(Offices));
        if (name < 0)
        {
            throw new InvalidInputException("text", "The first line must name the columns, and one of them must be the name.");
        }

        string Cell(string[] cells, int column) => column >= 0 && column < cells.Length ? cells[column].Trim() : "";
        return [.. rows.Skip(1).Select(r => new PersonOfFile(r.Line, Cell(r.Cells, name), Cell(r.Cells, email), Cell(r.Cells, manager), Cell(r.Cells, office)))];
    }
}
