#pragma once

#include "core/engine/kernels/HalfLinear.h"

/// The product over any vector type; each instruction set compiles it once, in its own file.
/// V has: kWidth, kRows (input rows at a time), Register, zero, load, store, prefetch (of any
/// address), multiplyAdd, sum, widenBf16, widenFp16 and
/// the scalar bf16, fp16.
namespace lunette::kernels {

/// One instruction set's version of the functions of HalfLinear.h.
struct HalfLinearTable {
    void (*linear)(const HalfLinear& job, size_t begin, size_t end);
    void (*widen)(const uint16_t* source, HalfType type, size_t count, float* target);
    void (*floatLinear)(const FloatLinear& job, size_t begin, size_t end);
};
HalfLinearTable scalarHalfLinear();
HalfLinearTable avx2HalfLinear();   ///< needs AVX2, FMA, F16C
HalfLinearTable avx512HalfLinear(); ///< needs AVX-512 F, BW, VL, DQ

/// How weights lie in memory: `load` fills a register, `one` reads a single number.
template <class V>
struct Bf16Weights {
    static typename V::Register load(const uint16_t* source) { return V::widenBf16(source); }
    static float one(uint16_t bits) { return V::bf16(bits); }
};

template <class V>
struct Fp16Weights {
    static typename V::Register load(const uint16_t* source) { return V::widenFp16(source); }
    static float one(uint16_t bits) { return V::fp16(bits); }
};

template <class V>
struct FloatWeights {
    static typename V::Register load(const float* source) { return V::load(source); }
    static float one(float number) { return number; }
};

/// `rows` input rows times `columns` weight rows, kept in registers over the whole inner length. Asks early for the
/// weight rows that follow: rows are too short for the processor to foresee them.
template <class V, class Weights, size_t rows, size_t columns, class Job>
void linearTile(const Job& job, size_t row, size_t column) {
    typename V::Register sums[rows][columns];
    for (auto& line : sums) {
        for (auto& sum : line)
            sum = V::zero();
    }
    const float* x = job.input + row * job.inner;
    const auto* w = job.weight + column * job.inner;
    size_t k = 0;
    for (; k + V::kWidth <= job.inner; k += V::kWidth) {
        typename V::Register weights[columns];
        for (size_t c = 0; c < columns; ++c) {
            V::prefetch(w + (columns + c) * job.inner + k);
            weights[c] = Weights::load(w + c * job.inner + k);
        }
        for (size_t r = 0; r < rows; ++r) {
            const auto input = V::load(x + r * job.inner + k);
            for (size_t c = 0; c < columns; ++c)
                sums[r][c] = V::multiplyAdd(input, weights[c], sums[r][c]);
        }
    }
    for (size_t r = 0; r < rows; ++r) {
        for (size_t c = 0; c < columns; ++c) {
            float sum = V::sum(sums[r][c]);
            for (size_t rest = k; rest < job.inner; ++rest)
                sum += x[r * job.inner + rest] * Weights::one(w[c * job.inner + rest]);
            job.output[(row + r) * job.outer + column + c] = job.bias ? sum + job.bias[column + c] : sum;
        }
    }
}

template <class V, class Weights, size_t columns, class Job>
void linearColumns(const Job& job, size_t column) {
    size_t row = 0;
    for (; row + V::kRows <= job.rows; row += V::kRows)
        linearTile<V, Weights, V::kRows, columns>(job, row, column);
    for (; row < job.rows; ++row)
        linearTile<V, Weights, 1, columns>(job, row, column);
}

template <class V, class Weights, class Job>
void linearRange(const Job& job, size_t begin, size_t end) {
    constexpr size_t kColumns = 4;
    size_t column = begin;
    for (; column + kColumns <= end; column += kColumns)
        linearColumns<V, Weights, kColumns>(job, column);
    for (; column < end; ++column)
        linearColumns<V, Weights, 1>(job, column);
}

template <class V, class Weights>
void widenAll(const uint16_t* source, size_t count, float* target) {
    size_t i = 0;
    for (; i + V::kWidth <= count; i += V::kWidth)
        V::store(target + i, Weights::load(source + i));
    for (; i < count; ++i)
        target[i] = Weights::one(source[i]);
}

template <class V>
HalfLinearTable tableOf() {
    return {[](const HalfLinear& job, size_t begin, size_t end) {
                if (job.type == HalfType::Bf16)
                    linearRange<V, Bf16Weights<V>>(job, begin, end);
                else
                    linearRange<V, Fp16Weights<V>>(job, begin, end);
            },
            [](const uint16_t* source, HalfType type, size_t count, float* target) {
                if (type == HalfType::Bf16)
                    widenAll<V, Bf16Weights<V>>(source, count, target);
                else
                    widenAll<V, Fp16Weights<V>>(source, count, target);
            },
            [](const FloatLinear& job, size_t begin, size_t end) { linearRange<V, FloatWeights<V>>(job, begin, end); }};
}

} // namespace lunette::kernels
