#include "core/packs/PickleMachine.h"

#include "core/base/Error.h"
#include "core/packs/PickleOpcodes.h"

#include <array>
#include <utility>

namespace lunette {

namespace {

constexpr size_t kMaxValues = 2'000'000;
constexpr size_t kMaxStack = 1'000'000;
constexpr size_t kMaxArguments = 8;

struct KnownName {
    std::string_view module;
    std::string_view name;
    PickleMachine::Name meaning;
    DType dtype = DType::F32;
};

using Name = PickleMachine::Name;

constexpr std::array<KnownName, 15> kKnownNames{{
    {"collections", "OrderedDict", Name::OrderedDict},
    {"torch._utils", "_rebuild_tensor_v2", Name::RebuildTensor},
    {"torch._utils", "_rebuild_parameter", Name::RebuildParameter},
    {"torch.nn.parameter", "Parameter", Name::Parameter},
    {"torch", "Size", Name::Size},
    {"torch", "FloatStorage", Name::Storage, DType::F32},
    {"torch", "HalfStorage", Name::Storage, DType::F16},
    {"torch", "BFloat16Storage", Name::Storage, DType::BF16},
    {"torch", "DoubleStorage", Name::Storage, DType::F64},
    {"torch", "LongStorage", Name::Storage, DType::I64},
    {"torch", "IntStorage", Name::Storage, DType::I32},
    {"torch", "ShortStorage", Name::Storage, DType::I16},
    {"torch", "CharStorage", Name::Storage, DType::I8},
    {"torch", "ByteStorage", Name::Storage, DType::U8},
    {"torch", "BoolStorage", Name::Storage, DType::Bool},
}};

} // namespace

bool PickleMachine::refuse(const char* sentence, std::string detail) {
    m_problem = sentence;
    m_detail = std::move(detail);
    return false;
}

bool PickleMachine::damaged() {
    return refuse(LUNETTE_TEXT("Error", "the description of the tensors in %1 is damaged"));
}

bool PickleMachine::pushIndex(Index index) {
    if (m_stack.size() >= kMaxStack)
        return refuse(LUNETTE_TEXT("Error", "the description of the tensors in %1 is too large"));
    m_stack.push_back(index);
    return true;
}

bool PickleMachine::push(Value value) {
    if (m_values.size() >= kMaxValues)
        return refuse(LUNETTE_TEXT("Error", "the description of the tensors in %1 is too large"));
    m_values.push_back(std::move(value));
    return pushIndex(static_cast<Index>(m_values.size() - 1));
}

bool PickleMachine::pushInteger(std::optional<uint64_t> value, unsigned bits) {
    if (!value)
        return damaged();
    Value integer;
    integer.kind = Kind::Integer;
    const unsigned shift = 64 - bits; // extends the sign
    integer.integer = bits == 0 ? 0 : static_cast<int64_t>(*value << shift) >> shift;
    return push(std::move(integer));
}

std::optional<PickleMachine::Index> PickleMachine::pop() {
    if (m_stack.empty() || (!m_marks.empty() && m_stack.size() <= m_marks.back())) {
        damaged();
        return {};
    }
    const Index top = m_stack.back();
    m_stack.pop_back();
    return top;
}

std::optional<std::vector<PickleMachine::Index>> PickleMachine::popToMark() {
    if (m_marks.empty()) {
        damaged();
        return {};
    }
    const auto start = m_stack.begin() + static_cast<std::ptrdiff_t>(m_marks.back());
    std::vector<Index> items(start, m_stack.end());
    m_stack.erase(start, m_stack.end());
    m_marks.pop_back();
    return items;
}

std::optional<PickleMachine::Index> PickleMachine::run(ByteReader& bytes) {
    m_stack.clear();
    m_marks.clear();
    m_memo.clear();
    while (const auto opcode = bytes.number(1)) {
        if (*opcode == kStop) {
            const auto result = pop();
            if (result && (!m_stack.empty() || !m_marks.empty())) {
                damaged();
                return {};
            }
            return result;
        }
        if (!step(static_cast<uint8_t>(*opcode), bytes))
            return {};
    }
    refuse(LUNETTE_TEXT("Error", "%1 ends inside the description of its tensors"));
    return {};
}

bool PickleMachine::step(uint8_t opcode, ByteReader& bytes) {
    switch (opcode) {
    case kProto:
        return bytes.number(1).value_or(255) <= 5 || damaged();
    case kFrame:
        return bytes.number(8).has_value() || damaged();
    case kMark:
        if (m_marks.size() >= kMaxStack)
            return damaged();
        m_marks.push_back(m_stack.size());
        return true;
    case kNone:
        return push({});
    case kNewTrue:
    case kNewFalse: {
        Value value;
        value.kind = Kind::Bool;
        value.integer = opcode == kNewTrue ? 1 : 0;
        return push(std::move(value));
    }
    case kBinInt:
    case kBinInt1:
    case kBinInt2:
    case kLong1:
    case kBinFloat:
        return stepNumber(opcode, bytes);
    case kShortBinString:
    case kBinUnicode:
    case kShortBinUnicode:
        return stepText(opcode, bytes);
    case kBinGet:
    case kLongBinGet:
    case kBinPut:
    case kLongBinPut:
    case kMemoize:
        return stepMemo(opcode, bytes);
    case kGlobal:
    case kStackGlobal:
    case kReduce:
    case kNewObj:
    case kBuild:
    case kBinPersId:
        return stepObject(opcode, bytes);
    default:
        return stepContainer(opcode);
    }
}

bool PickleMachine::stepNumber(uint8_t opcode, ByteReader& bytes) {
    switch (opcode) {
    case kBinInt:
        return pushInteger(bytes.number(4), 32);
    case kBinInt1:
        return pushInteger(bytes.number(1), 64);
    case kBinInt2:
        return pushInteger(bytes.number(2), 64);
    case kLong1: {
        const uint64_t size = bytes.number(1).value_or(255);
        if (size > 8)
            return refuse(LUNETTE_TEXT("Error", "%1 holds a number that is too large"));
        return pushInteger(bytes.number(size), static_cast<unsigned>(8 * size));
    }
    default: { // a float, whose value nobody needs
        if (!bytes.number(8))
            return damaged();
        Value value;
        value.kind = Kind::Float;
        return push(std::move(value));
    }
    }
}

bool PickleMachine::stepText(uint8_t opcode, ByteReader& bytes) {
    const auto size = bytes.number(opcode == kBinUnicode ? 4 : 1);
    const auto text = size ? bytes.text(*size) : std::optional<std::string_view>();
    if (!text)
        return damaged();
    Value value;
    value.kind = Kind::Text;
    value.text = *text;
    return push(std::move(value));
}

bool PickleMachine::stepMemo(uint8_t opcode, ByteReader& bytes) {
    if (opcode == kBinGet || opcode == kLongBinGet) {
        const auto key = bytes.number(opcode == kBinGet ? 1 : 4);
        const auto found = key ? m_memo.find(*key) : m_memo.end();
        return found != m_memo.end() ? pushIndex(found->second) : damaged();
    }
    const auto key =
        opcode == kMemoize ? std::optional<uint64_t>(m_memo.size()) : bytes.number(opcode == kBinPut ? 1 : 4);
    if (!key || m_stack.empty() || m_memo.size() >= kMaxValues)
        return damaged();
    m_memo[*key] = m_stack.back();
    return true;
}

bool PickleMachine::pushTuple(size_t count) {
    Value tuple;
    tuple.kind = Kind::Tuple;
    tuple.items.resize(count);
    for (size_t i = count; i-- > 0;) {
        const auto item = pop();
        if (!item)
            return false;
        tuple.items[i] = *item;
    }
    return push(std::move(tuple));
}

bool PickleMachine::append(std::vector<Index> items, Kind target) {
    if (m_stack.empty() || at(m_stack.back()).kind != target || (target == Kind::Dict && items.size() % 2 != 0))
        return damaged();
    std::vector<Index>& all = m_values[m_stack.back()].items;
    all.insert(all.end(), items.begin(), items.end());
    return true;
}

bool PickleMachine::stepContainer(uint8_t opcode) {
    Value empty;
    switch (opcode) {
    case kEmptyTuple:
        return pushTuple(0);
    case kTuple1:
        return pushTuple(1);
    case kTuple2:
        return pushTuple(2);
    case kTuple3:
        return pushTuple(3);
    case kEmptyList:
        empty.kind = Kind::List;
        return push(std::move(empty));
    case kEmptyDict:
        empty.kind = Kind::Dict;
        return push(std::move(empty));
    case kTuple:
    case kAppends:
    case kSetItems: {
        auto items = popToMark();
        if (!items)
            return false;
        if (opcode != kTuple)
            return append(std::move(*items), opcode == kAppends ? Kind::List : Kind::Dict);
        Value tuple;
        tuple.kind = Kind::Tuple;
        tuple.items = std::move(*items);
        return push(std::move(tuple));
    }
    case kAppend: {
        const auto item = pop();
        return item && append({*item}, Kind::List);
    }
    case kSetItem: {
        const auto value = pop();
        const auto key = value ? pop() : std::nullopt;
        return key && append({*key, *value}, Kind::Dict);
    }
    default:
        return refuse(LUNETTE_TEXT("Error", "%1 holds more than a list of tensors (instruction %2)"),
                      std::to_string(opcode));
    }
}

bool PickleMachine::pushName(std::string_view module, std::string_view name) {
    for (const KnownName& known : kKnownNames) {
        if (known.module != module || known.name != name)
            continue;
        Value value;
        value.kind = Kind::Name;
        value.name = known.meaning;
        value.dtype = known.dtype;
        return push(std::move(value));
    }
    return refuse(LUNETTE_TEXT("Error", "%1 wants to run '%2', which no list of tensors needs"),
                  std::string(module.substr(0, 80)) + "." + std::string(name.substr(0, 80)));
}

bool PickleMachine::stepObject(uint8_t opcode, ByteReader& bytes) {
    switch (opcode) {
    case kGlobal: {
        const auto module = bytes.line();
        const auto name = module ? bytes.line() : std::nullopt;
        return name ? pushName(*module, *name) : damaged();
    }
    case kStackGlobal: {
        const auto name = pop();
        const auto module = name ? pop() : std::nullopt;
        if (!module)
            return false;
        if (at(*module).kind != Kind::Text || at(*name).kind != Kind::Text)
            return damaged();
        return pushName(at(*module).text, at(*name).text);
    }
    case kBuild: { // attributes of a dict or tensor; nobody needs them
        if (!pop())
            return false;
        return (!m_stack.empty() &&
                (at(m_stack.back()).kind == Kind::Dict || at(m_stack.back()).kind == Kind::Tensor)) ||
               damaged();
    }
    case kBinPersId: {
        const auto id = pop();
        if (!id)
            return false;
        if (at(*id).kind != Kind::Tuple || at(*id).items.size() > kMaxArguments)
            return damaged();
        Value storage;
        storage.kind = Kind::Storage;
        storage.items = at(*id).items;
        return push(std::move(storage));
    }
    default: // kReduce, kNewObj
        return reduce();
    }
}

bool PickleMachine::reduce() {
    const auto arguments = pop();
    const auto callee = arguments ? pop() : std::nullopt;
    if (!callee)
        return false;
    if (at(*callee).kind != Kind::Name || at(*arguments).kind != Kind::Tuple ||
        at(*arguments).items.size() > kMaxArguments)
        return damaged();
    Value made;
    const std::vector<Index>& items = at(*arguments).items;
    switch (at(*callee).name) {
    case Name::OrderedDict:
        made.kind = Kind::Dict;
        if (!items.empty()) { // one list of pairs
            for (const Index pair : at(items.front()).items) {
                if (at(pair).items.size() != 2 || ++m_copiedPairs > kMaxValues)
                    return damaged();
                made.items.insert(made.items.end(), at(pair).items.begin(), at(pair).items.end());
            }
        }
        return push(std::move(made));
    case Name::RebuildTensor:
        made.kind = Kind::Tensor;
        made.items = items;
        return push(std::move(made));
    case Name::RebuildParameter:
    case Name::Parameter:
        if (items.empty() || at(items.front()).kind != Kind::Tensor)
            return damaged();
        return pushIndex(items.front());
    case Name::Size:
        if (items.size() != 1 || at(items.front()).kind != Kind::Tuple)
            return damaged();
        return pushIndex(items.front());
    case Name::Storage:
        break;
    }
    return damaged();
}

} // namespace lunette
