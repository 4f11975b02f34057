using System.Collections.Generic;
using System.Linq;
using NasGen.Generator.Model;

namespace NasGen.Generator.Emission;

/// <summary>Writes the descriptor's <c>task</c>, which the hash does not cover.</summary>
internal static class TaskJson
{
    public static string Write(TaskModel task, IReadOnlyCollection<RuleModel> rules, BuildOptions options) =>
        new JsonWriter().Object(o => Methods(o
            .Name("winner").Text(task.Winner)
            .Name("file").Text(options.Relative(task.File))
            .Name("line").Number(task.Line)
            .Name("kind").Member(task.Kind)
            .Name("classes").Number(task.Classes)
            .Flag("balanced", task.Balanced)
            .Name("hasLoss").Truth(task.Methods.Loss is not null)
            .Name("data").Object(d => Data(d, task.Data))
            .Name("training").Object(t =>
            {
                foreach (var setting in task.Training) t.Name(setting.Name).Number(setting.Value);
            })
            .Name("objectives").Objects(task.Objectives, static (j, objective) => j
                .Name("name").Text(objective.Name)
                .Name("maximize").Truth(objective.Maximize)
                .Name("isUserMethod").Truth(objective.Method is not null))
            .Name("limits").Objects(task.Limits, Quantity)
            .Name("penalties").Objects(task.Penalties, Quantity)
            .Name("picks").Objects(task.Picks, static (j, pick) => j
                .Name("name").Text(pick.Name).Name("cost").Text(pick.Cost).Name("max").Number(pick.Max))
            .Optional("budget", task.Budget)
            .Rules(rules)
            .Floors(task.Floors), task, options)).ToString();

    private static JsonWriter Rules(this JsonWriter json, IReadOnlyCollection<RuleModel> rules) =>
        rules.Count == 0 ? json : json.Name("rules").Texts(rules.Select(rule => rule.Name));

    private static JsonWriter Floors(this JsonWriter json, IReadOnlyCollection<QuantityModel> floors) =>
        floors.Count == 0 ? json : json.Name("floors").Objects(floors, static (j, floor) =>
            j.Name("metric").Text(floor.Name).Name("value").Number(floor.Value));

    /// <summary>Writes where the user's methods are, or nothing if there are none.</summary>
    private static void Methods(JsonWriter json, TaskModel task, BuildOptions options)
    {
        var methods = new (string Name, UserMethod? Method)[] { ("[Loss]", task.Methods.Loss), ("[Train]", task.Methods.Train) }
            .Concat(task.Objectives.Select(o => (o.Name, o.Method))).Where(m => m.Method is { Line: > 0 }).ToList();
        if (methods.Count > 0)
            json.Name("methods").Object(places =>
            {
                foreach (var (name, method) in methods)
                    places.Name(name).Object(p => p.Name("file").Text(options.Relative(method!.File)).Name("line").Number(method.Line));
            });
    }

    private static void Data(JsonWriter json, DataModel data)
    {
        json.Name("kind").Member(data.Kind).Optional("path", data.Path);
        if (data.Labels is { } labels) json.Name("labels").Texts(labels);
        json.Optional("group", data.Group).Optional("time", data.Time);
        if (data.Ignore is { } ignore) json.Name("ignore").Texts(ignore);
        json.Optional("test", data.Test).Optional("testLabels", data.TestLabels);
        json.Flag("resize", data.Resize);
    }

    private static void Quantity(JsonWriter json, QuantityModel quantity) =>
        json.Name("cost").Text(quantity.Name).Name("value").Number(quantity.Value);
}
